#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks of the flash file system on this computer, over flash in RAM: calls.c, random.c, power_cuts.c, fuzz_image.c.

    tests/fs/run.py [--build DIR] [--long]

Prints "ok NAME" or "FAIL NAME: why" for each program, what it found, then "N passed, N failed".
"""
import argparse
import glob
import os
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
CFLAGS = ("-m32 -std=gnu11 -g -O1 -Wall -Wextra -Werror -fshort-enums -fno-strict-aliasing "
          "-fsanitize=address,undefined -fno-sanitize-recover=all").split()
# Program, arguments, the same for --long, more flags of the compiler.
CHECKS = {
    "calls": ("calls", [], [], []),
    "random operations": ("random", ["150"], ["5000"], []),
    "random operations, pages of 2 KiB": ("random", ["50"], ["1000"], ["-DFS_PAGE_SIZE=2048u"]),
    "power cuts": ("power_cuts", ["2"], ["60"], []),
    "damaged images": ("fuzz_image", ["2000"], ["50000"], []),
}


def run(directory, program, arguments, flags):
    binary = os.path.join(directory, program + "".join(flags))
    sources = [*sorted(glob.glob(os.path.join(ROOT, "fs", "*.c"))),
               *(os.path.join(ROOT, "tests", "fs", name + ".c") for name in ("dev", "model", program))]
    subprocess.run(["gcc", *CFLAGS, *flags, "-I" + ROOT, *sources, "-o", binary], check=True)
    return subprocess.run([binary, *arguments], capture_output=True, text=True, timeout=3600)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "tests", "fs"))
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.build, exist_ok=True)
    failed = 0
    for name, (program, short, long, flags) in CHECKS.items():
        done = run(options.build, program, long if options.long else short, flags)
        print(done.stdout, end="")
        if done.returncode == 0:
            print("ok", name)
        else:
            failed += 1
            print(f"FAIL {name}: {' '.join(done.stderr.split())[:400]}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
