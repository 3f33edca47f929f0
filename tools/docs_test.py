#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs what README.md and docs/ show, on the simulated board.

    tools/docs_test.py --sim build/sim/pyll-sim --firmware FIRMWARE

A fenced block with lines that start ">>> " is a session: its input is typed at the prompt, and the screen
must show the block, except for the greeting and the empty "... " lines that end a statement. Any other block
marked "python" is a program that must run to its end. Prints "N passed, N failed".
"""
import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
PROMPTS = (">>> ", "... ")
MOST_INSTRUCTIONS = "500000000"


def blocks():
    """(place, language, text) of every fenced block."""
    paths = ["README.md", *glob.glob("docs/**/*.md", root_dir=ROOT, recursive=True)]
    for path in paths:
        with open(os.path.join(ROOT, path), encoding="utf-8") as f:
            text = f.read()
        for m in FENCE.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, m.start()) + 1}", m.group(1), m.group(2)


def typed_lines(session):
    """What a person types, with the empty line that ends each compound statement."""
    lines, inside = [], False
    for line in session.splitlines():
        is_more = line.startswith("...")
        if inside and not is_more and lines[-1].strip():
            lines.append("")
        if line.startswith(PROMPTS) or line == "...":
            lines.append(line[4:])
        inside = is_more
    return lines + [""] if inside else lines


def shown(text):
    """The lines of a screen that count: without the empty continuation lines and trailing blanks."""
    lines = [line.rstrip() for line in text.replace("\r", "").splitlines()]
    return [line for line in lines if line not in ("...", ">>>", "")]


def run_session(options, session):
    keys = "".join(line + "\r" for line in typed_lines(session))
    done = subprocess.run([options.sim, "--flash-size", options.flash_size, "--uart1", "stdio", "--max-insns", MOST_INSTRUCTIONS,
                           options.firmware], input=keys, capture_output=True, text=True)
    greeting = session[:session.index(">>> ")]
    screen = done.stdout[done.stdout.find("MicroPython "):]
    session = session[len(greeting):]
    # The greeting may be shown: then it is the one of this version.
    good = screen.replace("\r", "").startswith(greeting)
    return good and shown(screen[screen.find(">>> "):]) == shown(session), screen


def run_program(options, program):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
        f.write(program)
        f.flush()
        done = subprocess.run([options.sim, "--flash-size", options.flash_size, "--max-insns", MOST_INSTRUCTIONS, "--exec", f.name,
                               options.firmware], capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sim", required=True)
    parser.add_argument("--firmware", required=True)
    parser.add_argument("--flash-size", default="64", help="KiB of flash of the simulated chip")
    options = parser.parse_args()
    passed = failed = 0
    for place, language, text in blocks():
        if ">>> " in text:
            good, output = run_session(options, text)
        elif language == "python":
            good, output = run_program(options, text)
        else:
            continue
        passed += good
        failed += not good
        if not good:
            print(f"FAIL {place}: the board shows\n{output}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
