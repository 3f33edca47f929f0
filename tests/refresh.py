#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Records the expected output of the language, limit and benchmark programs from CPython 3.

    tests/refresh.py [PATH ...]            write X.out beside every X.py (or those under PATH)
    tests/refresh.py --check [PATH ...]    only compare; last line: N passed, N failed

A program that fails under CPython is refused: its .out stays as it was. Programs where CPython
cannot be the judge keep an .out written by hand: all of lang/upy/, and files that say
`# .out by hand` near their head.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent
FOLDERS = ("lang", "limit", "bench")
BY_HAND = "# .out by hand"
TIMEOUT_S = 20

# Isolated from the caller's environment, so that every machine records the same bytes.
CPYTHON = [sys.executable, "-I", "-B", "-W", "ignore", "-X", "utf8", "-X", "int_max_str_digits=0"]


def is_program(path):
    """Generators (make_*.py) live beside what they make, but are not programs themselves."""
    return path.suffix == ".py" and not path.name.startswith("make_")


def is_by_hand(path):
    if path.is_relative_to(TESTS / "lang" / "upy"):
        return True
    with open(path, encoding="utf-8") as file:
        head = [file.readline() for _ in range(5)]
    return any(line.startswith(BY_HAND) for line in head)


def find_programs(paths):
    """All programs under the given files and folders, in a fixed order."""
    roots = [Path(p).resolve() for p in paths] or [TESTS / folder for folder in FOLDERS]
    found = set()
    for root in roots:
        found.update(root.rglob("*.py") if root.is_dir() else [root])
    return sorted(path for path in found if is_program(path))


def run_cpython(path):
    """Returns (output, problem): exactly one of them is None."""
    env = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    own_folder = path.parent.name == "file"  # it writes files
    try:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(CPYTHON + [path if own_folder else path.name],
                                  cwd=folder if own_folder else path.parent, env=env, timeout=TIMEOUT_S,
                                  stdin=subprocess.DEVNULL, capture_output=True)
    except subprocess.TimeoutExpired:
        return None, f"still running after {TIMEOUT_S} s"
    if done.returncode != 0:
        last_line = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        return None, f"exit status {done.returncode}: {last_line}"
    if not done.stdout:
        return None, "prints nothing"
    return done.stdout, None


def problem_of(path, check):
    """Records or checks one program; returns what is wrong with it, or None."""
    out = path.with_suffix(".out")
    if is_by_hand(path):
        return None if out.exists() else "its .out has to be written by hand"
    output, problem = run_cpython(path)
    if problem:
        return problem
    recorded = out.read_bytes() if out.exists() else None
    if output == recorded:
        return None
    if check:
        return "no .out" if recorded is None else ".out differs from what CPython prints"
    out.write_bytes(output)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, compare only")
    parser.add_argument("paths", nargs="*", help="files or folders; all programs without")
    args = parser.parse_args()

    failed = 0
    programs = find_programs(args.paths)
    for path in programs:
        problem = problem_of(path, args.check)
        if problem:
            failed += 1
            print(f"FAIL {path.relative_to(TESTS)}: {problem}")
    print(f"{len(programs) - failed} passed, {failed} failed")
    return 1 if failed or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
