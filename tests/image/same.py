#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/image/same.py FIRMWARE.elf -- the same sources give the same image: dense code is made again, elsewhere and with
Python's sets in another order, from the same compiler output, and must come out as it did.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = "python3 tools/dense_whole.py", "python3 tools/dense.py"  # the first and the last step


def steps(made):
    """The commands that make dense.S, as make would run them if its tools had changed."""
    board, _, variant = made.name.partition("-")
    make = ["make", "-n", "--no-print-directory", "V=1", f"BOARD={board}", f"VARIANT={variant}", f"B={made.parent.parent}",
            "-W", "tools/dense_whole.py", f"{made}/dense.S"]
    text = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    last = text.index("\n", text.index(TOOLS[1]))
    return text[text.index(TOOLS[0]):last]


def main(firmware):
    made = Path(os.path.relpath(Path(firmware).resolve().parent, ROOT))
    if not (ROOT / made / "dense.S").exists():
        sys.exit(f"no dense.S beside {firmware}: give the image where make fw built it")
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = re.sub(rf"{re.escape(str(made))}/(?=whole\b|dense\.)", f"{folder}/", steps(made))
        subprocess.run(["sh", "-e", "-c", elsewhere], cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": "1"})
        if (ROOT / made / "dense.S").read_bytes() != Path(folder, "dense.S").read_bytes():
            sys.exit("dense.S came out differently")


if __name__ == "__main__":
    main(sys.argv[1])
