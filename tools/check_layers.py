#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails when a folder includes a header that it must not know: the arrows of ARCHITECTURE.md.

    board -> machine -> {repl, core, chip -> usb}      host -> {repl, core}      sim -> sim
"""
import os
import re
import subprocess
import sys

# Folder -> the folders whose headers its files may include, besides its own.
ALLOWED = {
    "core": set(),
    "repl": {"core"},
    "usb": set(),
    "fs": set(),
    "chip": {"usb"},  # it implements usb/usb_ctrl.h
    "machine": {"core", "repl", "chip", "usb", "fs"},
    "board": {"machine", "chip"},
    "host": {"core", "repl", "fs"},
    "sim": set(),
}
# Headers of the compiler itself (C11 4p6, freestanding) are all that a chip has; of string.h it has what
# chip/*/mem_arm.S defines, and the linker tells of the rest.
FREESTANDING = {"stdarg.h", "stdbool.h", "stddef.h", "stdint.h", "limits.h", "float.h",
                "stdalign.h", "stdnoreturn.h", "iso646.h", "string.h"}
HOSTED = {"host", "sim"}
# Where a PC needs a header that no chip is asked for.
HOST_ONLY = {("core/vm/unwind.h", "setjmp.h")}
INCLUDE = re.compile(r'\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


def violations(path):
    folder = path.split("/")[0]
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            m = INCLUDE.match(line)
            if not m:
                continue
            quoted, angled = m.groups()
            if quoted and not os.path.exists(quoted):
                yield number, f'"{quoted}" is not written from the root'
            elif quoted:
                target = quoted.split("/")[0]
                if target != folder and target not in ALLOWED[folder]:
                    yield number, f"{folder} must not know {target}"
            elif (folder not in HOSTED and angled not in FREESTANDING and
                  (path, angled) not in HOST_ONLY):
                yield number, f"<{angled}> is not a freestanding header"


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    files = subprocess.run(["git", "ls-files", "*.c", "*.h", "*.def"], check=True,
                           capture_output=True, text=True).stdout.split()
    bad = checked = 0
    for path in files:
        if path.split("/")[0] in ALLOWED and os.path.exists(path):
            checked += 1
            for number, why in violations(path):
                bad += 1
                print(f"{path}:{number}: {why}")
    print(f"{checked} files, {bad} includes that cross a layer")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
