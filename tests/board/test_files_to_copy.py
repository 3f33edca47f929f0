# SPDX-License-Identifier: MIT
"""The modules of lib/ that are in no image, as files on the board: the programs of tests/lang/NAME/, and the heap that an import keeps."""
import re
from pathlib import Path

from test_stored_code import run, soft_reset

ROOT = Path(__file__).resolve().parents[2]
NAMES = re.search(r"^FILE_LIBRARY = (.*)$", (ROOT / "lib" / "sources.mk").read_text(), re.MULTILINE)[1].split()
HEAP = """
import gc
gc.collect()
free = gc.mem_free()
import %s
gc.collect()
print(free - gc.mem_free())
"""
KEPT = dict(re.findall(r"^\| `(\w+)` \|.*\| ([\d,]+) \|$", (ROOT / "docs" / "library.md").read_text(), re.MULTILINE))


def try_module(board, name):
    board.copy_library([name])
    for program in sorted((ROOT / "tests" / "lang" / name).glob("*.py")):
        output, error = board.run_raw_paste(program.read_text())
        assert (output.replace("\r\n", "\n"), error) == (program.with_suffix(".out").read_text(), ""), program.name
        soft_reset(board)
    kept = int(run(board, HEAP % name))
    assert kept <= int(KEPT[name].replace(",", "")) + 64, f"{name} keeps {kept}"
    print(name, kept)


for each in NAMES:
    globals()["test_" + each] = lambda board, name=each: try_module(board, name)
