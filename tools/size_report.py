#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where the flash, the RAM and the C stack of a firmware go, against the budget of docs/size.md.

    tools/size_report.py [--files] [--stack] [--write] --limit BYTES build/fw/BOARD-VARIANT

Each byte is put down to the last symbol before it in its section, and that to a source file: by tools/dense_graph.py's
list for dense code, hot functions and their data; by the debug information for what gcc compiles as one program (an
inlined function counts where it went); else by the object file. --write puts the report into docs/size.md, between
its markers. Exits 1 when a limit is passed.
"""
import argparse
import bisect
import collections
import contextlib
import io
import json
import os
import re
import subprocess
import sys

import stack_report

CROSS = os.environ.get("CROSS", "arm-none-eabi-")

# Folder -> bytes of the 64k image, the first budget; the sum is more than there is (docs/size.md).
BUDGET = {
    "core/front": 11000,
    "core/vm": 7500,
    "core/mem": 2500,
    "core/obj": 22500,
    "core/mod": 6000,
    "repl": 2500,
    "fs": 2500,
    "usb": 2800,
    "machine, chip, board": 7500,
    "libgcc": 2500,
}
STACK_LIMIT = 2560
ARENA_LIMIT = 14000
RAM_BASE = 0x20000000
BEGIN, END = "<!-- size -->", "<!-- /size -->"


def output_of(tool, *args):
    return subprocess.run([CROSS + tool, *args], check=True, capture_output=True, text=True).stdout


def files_of_variables(elf):
    """Name of each global or static variable -> its file, if one file alone has such a name."""
    files, unit, in_variable = {}, "", False
    for line in output_of("objdump", "--dwarf=info", elf).splitlines():
        m = re.match(r" <(\d+)><[0-9a-f]+>: Abbrev Number: \d+ \((\w+)\)", line)
        if m:
            in_unit = m.group(2) == "DW_TAG_compile_unit"
            in_variable = m.group(1) == "1" and m.group(2) == "DW_TAG_variable"
        elif "DW_AT_name" in line and (in_unit or in_variable):
            name = line.rsplit(": ", 1)[1].strip()
            if in_unit:
                unit, in_unit = name, False
            elif files.setdefault(name, unit) != unit:
                files[name] = "(tables of the same name)"
            in_variable = False
    return files


# Files made from others, and what the firmware has from dense/.
MADE = {"build/messages.c": "core/vm/messages.def", "build/rom_names.c": "core/mem/names.def", "build/font.c": "core/mod/font.txt", "build/frozen.c": "frozen"}
TABLES, MACHINE = "dense/tables", "dense/run_arm.S"


def owners(elf, dense):
    """(address, file) of each symbol in flash whose file is known, by address."""
    variables, found = files_of_variables(elf), {}
    for line in output_of("nm", "-n", "-l", elf).splitlines():
        m = re.match(r"([0-9a-f]+) ([tTrRdDwW]) (\S+)(?:\t(.*):\d+)?", line)
        if not m or m.group(3).startswith("$"):
            continue
        name = m.group(3).removeprefix("dense_code.")
        path = dense["files"].get(name)
        if not path and name.startswith("dense_"):
            path = TABLES
        if not path and m.group(2) in "tT" and m.group(4):
            path = m.group(4)
        if not path:
            path = variables.get(name.split(".")[0])
        if not path and name == "vectors":
            path = "chip/stm32f1/startup.c"
        if path:
            path = stack_report.source_path(os.path.normpath(path))
            found.setdefault(int(m.group(1), 16) & ~1, MADE.get(path, path))
    return sorted(found.items())


def sections(map_file):
    """(start, end, name, object file) of what was linked, by address."""
    with open(map_file, encoding="utf-8") as f:
        text = f.read().split("Linker script and memory map")[1]
    found = []
    for m in re.finditer(r"^ (\.\S+)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+(\S+)$", text, re.M):
        start, size = int(m.group(2), 16), int(m.group(3), 16)
        if size and start < RAM_BASE and re.match(r"\.(text|rodata|dense|vectors)", m.group(1)):
            found.append((start, start + size, m.group(1), m.group(4)))
    return sorted(found)


def file_of_section(name, obj):
    """For what no symbol tells."""
    if "libgcc" in obj:
        return "libgcc"
    if name.startswith((".rodata.dense", ".dense")):
        return TABLES
    if name == ".text.dense_run":
        return MACHINE
    if "ltrans" in obj or obj.endswith("dense.o"):
        return None
    path = stack_report.source_path(re.sub(r"^.*build/fw/[^/]+/", "", obj))[:-2]
    return next((path + end for end in (".c", ".S") if os.path.exists(path + end)), None)


def symbol_values(elf):
    return {f[2]: int(f[0], 16) for f in map(str.split, output_of("nm", elf).splitlines())
            if len(f) == 3}


def flash_by_file(directory, total):
    with open(stack_report.graph_path(directory), encoding="utf-8") as f:
        dense = json.load(f)
    known = owners(os.path.join(directory, "firmware.elf"), dense)
    starts = [address for address, _ in known]
    sizes, at = collections.Counter(), 0
    for start, end, name, obj in sections(os.path.join(directory, "firmware.map")):
        start = max(start, at)
        if start >= end or start >= total:
            continue
        sizes["(alignment)"] += start - at
        whole = file_of_section(name, obj)
        while start < end:
            i = bisect.bisect_right(starts, start)
            stop = min(end, starts[i]) if i < len(starts) else end
            inside = i and known[i - 1][0] >= at  # the symbol lies in this section
            path = known[i - 1][1] if inside and whole in (None, TABLES) else whole
            sizes[path or "(strings, constants)"] += stop - start
            start = stop
        at = end
    sizes["(values of variables)"] += total - at
    assert sum(sizes.values()) == total
    return sizes


def folder_of(path):
    for folder in ("core/front", "core/vm", "core/mem", "core/obj", "core/mod", "repl", "fs", "usb", "dense", "libgcc"):
        if path.startswith(folder):
            return folder
    if path.startswith(("machine", "chip", "board")):
        return "machine, chip, board"
    return path if path.startswith("(") else path.split("/")[0]


def print_flash(sizes, total, limit, with_files):
    folders = collections.defaultdict(collections.Counter)
    for path, size in sizes.items():
        folders[folder_of(path)][path] += size
    print(f"{'flash':<34}{'bytes':>8}{'budget':>8}")
    for folder in sorted(folders, key=lambda f: -sum(folders[f].values())):
        print(f"  {folder:<32}{sum(folders[folder].values()):>8}{BUDGET.get(folder, ''):>8}")
        if with_files:
            for path, size in folders[folder].most_common():
                print(f"      {path:<28}{size:>8}")
    print(f"  {'image':<32}{total:>8}{limit:>8}")
    return total <= limit


def print_ram(elf):
    at = symbol_values(elf)
    stack = at["_stack_top"] - at["_ram_start"]
    arena = at["_arena_end"] - at["_arena_start"]
    print("RAM")
    print(f"  {'C stack':<32}{stack:>8}")
    print(f"  {'static data':<32}{at['_arena_start'] - at['_stack_top']:>8}")
    print(f"  {'arena of Python':<32}{arena:>8}{ARENA_LIMIT:>8} at least")
    return arena >= ARENA_LIMIT


def report(options):
    """Prints everything; False when a limit is passed."""
    elf = os.path.join(options.directory, "firmware.elf")
    total = os.path.getsize(os.path.join(options.directory, "firmware.bin"))
    sizes = flash_by_file(options.directory, total)
    fits = print_flash(sizes, total, options.limit, options.files)
    fits &= print_ram(elf)
    fits &= stack_report.report(options.directory, STACK_LIMIT, options.stack)
    return fits


def write_document(text):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "docs", "size.md")
    with open(path, encoding="utf-8") as f:
        before, rest = f.read().split(BEGIN)
    after = rest.split(END)[1]
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"{before}{BEGIN}\n```\n{text}```\n{END}{after}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", action="store_true", help="each file, not only each folder")
    parser.add_argument("--stack", action="store_true", help="the chains of calls behind the figures")
    parser.add_argument("--write", action="store_true", help="update docs/size.md")
    parser.add_argument("--limit", type=int, required=True, help="most bytes of flash")
    parser.add_argument("directory", help="build/fw/BOARD-VARIANT")
    options = parser.parse_args()
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        fits = report(options)
    print(text.getvalue(), end="")
    if options.write:
        write_document(text.getvalue())
    if not fits:
        print("over the limit")
    return 0 if fits else 1


if __name__ == "__main__":
    sys.exit(main())
