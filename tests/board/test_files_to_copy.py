# SPDX-License-Identifier: MIT
"""Modules of lib/ as files on the board: the heap that an import keeps, and the programs of tests/lang/NAME/ with those that are in no image."""
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
    try_heap(board, name)


def try_heap(board, name):
    kept = int(run(board, HEAP % name))
    assert kept <= int(KEPT[name].replace(",", "")) + 64, f"{name} keeps {kept}"
    print(name, kept)


def try_import(board, name):
    board.copy_library([name])
    soft_reset(board)
    try_heap(board, name)


for each in KEPT:  # the others have tests of their own
    globals()["test_" + each] = lambda board, name=each: (try_module if name in NAMES else try_import)(board, name)
