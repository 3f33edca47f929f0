#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where the flash, the RAM and the C stack of a firmware go, against the budget of docs/size.md.

    tools/size_report.py [--files] [--stack] [--write] --limit BYTES build/fw/BOARD-VARIANT

The firmware is one link-time optimised program, so object files say nothing: each symbol of the final
ELF is put down to the source file that its debug information names (an inlined function counts where
it went). What has no symbol is listed by name of its section. --write puts the report into docs/size.md, between its
markers. Exits 1 when a limit is passed.
"""
import argparse
import collections
import contextlib
import io
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


def symbols_with_files(elf):
    """(address, size, name, file or None) of each sized symbol; file is relative to the root."""
    root = os.getcwd() + "/"
    variables = files_of_variables(elf)
    for line in output_of("nm", "-S", "-l", elf).splitlines():
        m = re.match(r"([0-9a-f]+) ([0-9a-f]+) (\w) (\S+)(?:\t(.*):\d+)?", line)
        if not m:
            continue
        name = m.group(4).split(".")[0]
        path = m.group(5) if m.group(3) in "tT" and m.group(5) else variables.get(name)
        if path:
            path = os.path.normpath(path)
            path = path[len(root):] if path.startswith(root) else path
        yield int(m.group(1), 16), int(m.group(2), 16), name, path


def symbol_values(elf):
    return {f[2]: int(f[0], 16) for f in map(str.split, output_of("nm", elf).splitlines())
            if len(f) == 3}


def library_ranges(map_file):
    """(start, end) of what comes from libgcc, which has no debug information."""
    ranges = []
    for line in open(map_file, encoding="utf-8"):
        m = re.match(r" \.(?:text|rodata)\S*\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+\S*libgcc\.a\(", line)
        if m:
            start, size = int(m.group(1), 16), int(m.group(2), 16)
            if size and start < RAM_BASE:
                ranges.append((start, start + size))
    return ranges


def flash_by_file(elf, map_file, total):
    sizes = collections.Counter()
    library = library_ranges(map_file)
    sizes["libgcc"] = sum(end - start for start, end in library)
    taken = set()
    for address, size, name, path in symbols_with_files(elf):
        if address >= total or address in taken or size == 0:
            continue
        if any(start <= address < end for start, end in library):
            continue
        taken.add(address)
        if name == "vectors":
            path = "chip/stm32f1/startup.c"
        elif name.startswith("py_frozen_") or (path or "").endswith("/frozen.c"):
            path = "frozen"
        sizes[path or "(no debug information)"] += size
    sizes["(string literals, alignment)"] = total - sum(sizes.values())
    return sizes


def folder_of(path):
    for folder in ("core/front", "core/vm", "core/mem", "core/obj", "core/mod", "repl", "libgcc"):
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
    sizes = flash_by_file(elf, os.path.join(options.directory, "firmware.map"), total)
    fits = print_flash(sizes, total, options.limit, options.files)
    fits &= print_ram(elf)
    stack_report.report(options.directory, STACK_LIMIT, options.stack)
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
