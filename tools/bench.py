#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs tests/bench/*.py on the simulated board and prints instructions, cycles and time of each.

    tools/bench.py --sim build/sim/pyll-sim --firmware FIRMWARE [--operations] [--write] [NAME...]

What an empty program costs (boot, prompt, transfer) is taken off. A program whose output is not what its
.out file says fails the run. --operations: the single operations of tests/bench/operations.txt, instructions of one.
--write puts the table into docs/bench.md, between its two markers.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TURNS = 400
CORE_MHZ = 72
MOST_INSTRUCTIONS = "2000000000"


class Failed(Exception):
    pass


def run(options, path, expected):
    """{'instructions': n, 'cycles': n, 'stack-peak': n} of one program."""
    command = [options.sim, "--flash-size", options.flash_size, "--stats", "--max-insns", MOST_INSTRUCTIONS, "--exec", path,
               options.firmware]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"exit status {done.returncode}: {done.stderr.strip()}")
    if done.stdout != expected:
        raise Failed(f"printed {done.stdout!r}, not {expected!r}")
    return {key: int(n) for key, n in re.findall(r"^([a-z-]+) (\d+)$", done.stderr, re.M)}


def empty_program(options):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
        return run(options, f.name, "")


def programs(names):
    folder = os.path.join(ROOT, "tests", "bench")
    for file in sorted(os.listdir(folder)):
        name = file[:-3]
        if file.endswith(".py") and (not names or name in names):
            with open(os.path.join(folder, name + ".out"), encoding="utf-8") as f:
                yield name, os.path.join(folder, file), f.read()


def stock():
    """{name: instructions} of stock MicroPython, as tools/bench_stock.py estimates them."""
    with open(os.path.join(ROOT, "tests", "bench", "stock.txt"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").rsplit(" ~ ", 1) for line in f if not line.startswith("#")]
    return {name: int(count) for name, count in rows}


def beside(cost, estimates, name):
    """Two more columns: stock MicroPython's instructions and the ratio."""
    estimate = estimates.get(name, 0)
    return f" {estimate:,} | {cost / estimate:.2f} |" if estimate > 0 else " | |"


def measure(options):
    """Markdown lines, and how many programs failed."""
    base = empty_program(options)
    estimates = stock()
    lines = ["| program | instructions | cycles | ms at 72 MHz | MicroPython | ratio |", "|---|---:|---:|---:|---:|---:|"]
    failed = 0
    for name, path, expected in programs(options.names):
        try:
            stats = run(options, path, expected)
        except Failed as error:
            failed += 1
            lines.append(f"| {name} | failed | | | | |")
            print(f"{name}: {error}", file=sys.stderr)
            continue
        instructions = stats["instructions"] - base["instructions"]
        cycles = stats["cycles"] - base["cycles"]
        lines.append(f"| {name} | {instructions:,} | {cycles:,} | {cycles / CORE_MHZ / 1000:.1f} |" +
                     beside(instructions, estimates, "program " + name))
    return lines, failed


def loop_cost(options, setup, body, turns):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
        f.write(f"{setup}\ndef run():\n for i in range({turns}):\n  {body}\nrun()\n")
        f.flush()
        return run(options, f.name, "")["instructions"]


def operations():
    """[name, what stands before the loop, its body] of each; the empty loop comes first."""
    with open(os.path.join(ROOT, "tests", "bench", "operations.txt"), encoding="utf-8") as f:
        return [line.rstrip("\n").replace("\\n", "\n").split(" ~ ") for line in f if not line.startswith("#")]


def measure_operations(options):
    """Markdown lines, and how many operations failed."""
    lines = ["| operation | instructions | MicroPython | ratio |", "|---|---:|---:|---:|"]
    estimates = stock()
    failed = 0
    empty = None
    for name, setup, body in operations():
        if options.names and empty is not None and name not in options.names:
            continue
        try:
            cost = (loop_cost(options, setup, body, 3 * TURNS) - loop_cost(options, setup, body, TURNS)) / (2 * TURNS)
        except Failed as error:
            failed += 1
            print(f"{name}: {error}", file=sys.stderr)
            continue
        cost -= empty or 0
        if empty is None:
            empty = cost
        lines.append(f"| {name} | {cost:.0f} |" + beside(cost, estimates, name))
    return lines, failed


def write_table(lines, table):
    path = os.path.join(ROOT, "docs", "bench.md")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    begin, end = f"<!-- {table} -->", f"<!-- /{table} -->"
    before, rest = text.split(begin)
    after = rest.split(end)[1]
    with open(path, "w", encoding="utf-8") as f:
        f.write(before + begin + "\n" + "\n".join(lines) + "\n" + end + after)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sim", required=True)
    parser.add_argument("--firmware", required=True)
    parser.add_argument("--flash-size", default="64", help="KiB of flash of the simulated chip")
    parser.add_argument("--write", action="store_true", help="update docs/bench.md")
    parser.add_argument("--operations", action="store_true", help="single operations instead of the programs")
    parser.add_argument("names", nargs="*", help="programs or operations; all if none is given")
    options = parser.parse_args()
    lines, failed = measure_operations(options) if options.operations else measure(options)
    print("\n".join(lines))
    if options.write and not failed and not options.names:
        write_table(lines, "operations" if options.operations else "bench")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
