#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the tests, or some of them. The last line says: N passed, N failed[, N skipped].

    tests/run_tests.py [-v] [-j N] [-k SUBSTRING] [SUITE ...]

Suites (a name before the colon stands for all of its suites):
    unit        C programs in tests/unit
    lang:host   the language programs on this computer, their output compared with the .out beside them
    lang:asan   the same with the address and undefined-behaviour checks, on the board's heap
    lang:stress the same, collecting at every allocation
    lang:fail   the same with one allocation failing, each in turn: right output or a clean MemoryError
    lang:board  the same by the firmware on the simulated board
    limit:host, limit:asan, limit:board   one program for each hard limit
    bench:host, bench:board               the benchmarks' results
    out         the .out files are what CPython prints
    docs        what README.md and docs/ show
    image       the same sources give the same image
    cpu, sim, chip                        the simulator's and the drivers' own checks
    fuzz        that the fuzzers run: the seeds and a fixed number of inputs (make fuzz goes on from there)
    fs          the flash file system over flash in RAM, with power cuts
    board       whole sessions at the simulated board's prompt
    usb         the USB device alone, and sessions through the simulated board's USB port
    wild:host   drivers and libraries that others wrote (tests/wild), unmodified: what CPython prints, Pyll must print
    wild:board  the same on the simulated board, the package's files in its flash
    clients     people's own tools (mpremote, rshell, ampy) on the simulated board's serial port

A program that cannot run everywhere says so near its head: `# not on host: why` or `# not on board: why`; one that needs
what only the image VARIANT=all has, `# image: all` (a file of sessions: IMAGE = "all");
one for what is not built yet: `# not yet: what`.
"""

import argparse
import importlib
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
BUILD = ROOT / "build"
HOST = BUILD / "host" / "pyll"
DEBUG = BUILD / "host-debug" / "pyll"
ASAN = BUILD / "host-asan" / "pyll"
FUZZ = BUILD / "fuzz" / "fuzz_source"
FUZZ_FS = BUILD / "fuzz-fs" / "fuzz_image"
SIM = BUILD / "sim" / "pyll-sim"
FIRMWARE = BUILD / "fw" / "bluepill-128k" / "firmware.elf"
WHOLE = BUILD / "fw" / "bluepill-all" / "firmware.elf"  # with every module; for the tests that say `image: all`
SIM_ARGS = ["--flash-size", "128"]  # the chip that this firmware is for: option --flash-size

SMALL_HEAP = ["-X", "heapsize=16k"]  # about what the board has
SWEEP_FIRST = 24   # allocations that fail one by one from the start of a program
SWEEP_POINTS = 56  # further ones, evenly spread over the rest of it
MAX_INSNS = 1_500_000_000
MOST_TEXT = 1500   # characters that are printed of what is wrong


class Failed(Exception):
    """What is wrong, in a line or a few."""


class Skipped(Exception):
    """Why the test does not apply."""


@dataclass
class Case:
    suite: str
    name: str
    run: Callable[[], object]  # returns None, or lines of results for an external runner
    external: bool = False


# ---- running programs ------------------------------------------------------------------------------
def execute(command, timeout, cwd=ROOT, env=None):
    full_env = dict(os.environ, **(env or {}))
    try:
        return subprocess.run([str(part) for part in command], cwd=cwd, env=full_env, timeout=timeout,
                              stdin=subprocess.DEVNULL, capture_output=True)
    except subprocess.TimeoutExpired as expired:
        raise Failed(f"still running after {timeout} s") from expired
    except FileNotFoundError as missing:
        raise Failed(f"{command[0]} is not built") from missing


def last_lines(data, count=12):
    return "\n".join(data.decode(errors="replace").strip().splitlines()[-count:])


def difference(expected, actual):
    """The first line that differs."""
    wanted, got = expected.splitlines(), actual.splitlines()
    for i in range(max(len(wanted), len(got))):
        a = wanted[i] if i < len(wanted) else b"(end)"
        b = got[i] if i < len(got) else b"(end)"
        if a != b:
            return f"line {i + 1}: expected {a.decode(errors='replace')[:300]!r}, " \
                   f"got {b.decode(errors='replace')[:300]!r}"
    return "line ends differ"


def compare(done, expected):
    problems = []
    if done.stdout != expected:
        problems.append(difference(expected, done.stdout))
    if done.returncode != 0:
        problems.append(f"exit status {done.returncode}: {last_lines(done.stderr)}")
    if problems:
        raise Failed("; ".join(problems))


# ---- programs with an .out -------------------------------------------------------------------------
def programs(folder):
    return sorted(path for path in (TESTS / folder).rglob("*.py") if not path.name.startswith("make_"))


def head_of(path):
    with open(path, encoding="utf-8") as file:
        return [next(file, "") for _ in range(6)]


def small_heap(path):
    """As on the board, or what `# heap: SIZE` says: a module that the board has in flash is in the heap of the host."""
    size = re.search(r"^# heap: (\w+)$", "".join(head_of(path)), re.MULTILINE)
    return ["-X", "heapsize=" + size[1]] if size else SMALL_HEAP


def check_place(path, place):
    for line in head_of(path):
        match = re.match(rf"# not (?:on {place}|yet): (.*)", line)
        if match:
            raise Skipped(match.group(1))


def expected_of(path):
    out = path.with_suffix(".out")
    if not out.exists():
        raise Failed("has no .out")
    return out.read_bytes()


def execute_program(command, path, timeout, env=None):
    """Runs it in its folder; one that writes files in an empty one of its own."""
    if path.parent.name != "file":
        return execute([*command, path.name], timeout, path.parent, env)
    with tempfile.TemporaryDirectory() as folder:
        return execute([*command, path], timeout, folder, env)


def run_on_host(path, pyll, options=(), env=None, timeout=30):
    check_place(path, "host")
    expected = expected_of(path)
    compare(execute_program([pyll, *options], path, timeout, env), expected)


def image_for(needs):
    """The firmware for a test: FIRMWARE, or the one with every module."""
    image = WHOLE if needs == "all" else FIRMWARE
    if not image.exists():
        raise Failed(f"{image.relative_to(ROOT)} is not built")
    return image


def run_on_board(path):
    check_place(path, "board")
    expected = expected_of(path)
    image = image_for("all" if "# image: all\n" in head_of(path) else "")
    compare(execute([SIM, *SIM_ARGS, "--exec", path, "--max-insns", MAX_INSNS, image], 300), expected)


def sweep_of(count):
    """Which of `count` allocations are to fail."""
    first = range(1, min(count, SWEEP_FIRST) + 1)
    step = max(1, (count - SWEEP_FIRST) // SWEEP_POINTS)
    return [*first, *range(SWEEP_FIRST + 1, count + 1, step)]


# A program that handles exceptions may print something else: it catches the MemoryError, or the exception it
# expects has lost its text, for which there was no memory.
HANDLES = re.compile(rb"\bexcept\b|\bfinally\b|__exit__|__del__")

sweep_totals = [0, 0]  # tried, all


def run_failing(path):
    check_place(path, "host")
    expected = expected_of(path)
    handles = HANDLES.search(path.read_bytes())
    command = [DEBUG, *small_heap(path)]
    count = re.search(rb"allocations (\d+)", execute_program(command, path, 60, {"FAIL_ALLOC": "0"}).stderr)
    if not count:
        raise Failed("no count of allocations")
    points = sweep_of(int(count.group(1)))
    sweep_totals[0] += len(points)
    sweep_totals[1] += int(count.group(1))
    for n in points:
        done = execute_program(command, path, 60, {"FAIL_ALLOC": str(n)})
        right = done.returncode == 0 and done.stdout == expected
        clean = done.returncode == 1 and done.stderr.rstrip().rpartition(b"\n")[2].startswith(b"MemoryError")
        if not (right or clean or (handles and done.returncode in (0, 1))):
            raise Failed(f"FAIL_ALLOC={n}: exit status {done.returncode}: "
                         f"{difference(expected, done.stdout)}; {last_lines(done.stderr)}")


def program_cases(suite, folder, run):
    return [Case(suite, str(path.relative_to(TESTS / folder).with_suffix("")), lambda path=path: run(path))
            for path in programs(folder)]


# ---- C programs ------------------------------------------------------------------------------------
UNIT_FLAGS = ["-m32", "-msse2", "-mfpmath=sse", "-no-pie", "-fno-pie", "-std=gnu11", "-g", "-fshort-enums",
              "-fsanitize=address,undefined", "-fno-sanitize=nonnull-attribute",
              "-fno-sanitize-recover=all", "-Wall", "-Wextra", "-DPY_NO_FROZEN", "-I."]


CHIP_FLAGS = ["-mcpu=cortex-m3", "-mthumb", "-nostdlib", "-Wl,-Ttext=0x08000000", "-Wl,--entry=0x08000000"]


def listed(path, what):
    """The files on a program's lines `// WHAT: core/obj/*.c A.c ...`."""
    lines = re.findall(rf"^// {what}: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return [file for pattern in " ".join(lines).split() for file in sorted(ROOT.glob(pattern))]


def run_unit(path):
    """Compiles tests/unit/X.c with its `// Links:` and runs it. Its `// Chip:` become X.bin beside it, code for flash."""
    sources, chip = [path, *listed(path, "Links")], listed(path, "Chip")
    program = BUILD / "unit" / path.stem
    program.parent.mkdir(parents=True, exist_ok=True)
    if chip:
        elf = program.with_suffix(".elf")
        for command in ["arm-none-eabi-gcc", *CHIP_FLAGS, *chip, "-o", elf], \
                ["arm-none-eabi-objcopy", "-O", "binary", elf, program.with_suffix(".bin")]:
            made = execute(command, 60)
            if made.returncode != 0:
                raise Failed("does not compile: " + last_lines(made.stderr))
    compiled = execute(["gcc", *UNIT_FLAGS, *sources, "-o", program, "-lm"], 600)
    if compiled.returncode != 0:
        raise Failed("does not compile: " + last_lines(compiled.stderr))
    done = execute([program], 60)
    if done.returncode != 0:
        raise Failed(f"exit status {done.returncode}: {last_lines(done.stdout + done.stderr)}")


def unit_cases(suite="unit"):
    return [Case(suite, path.stem, lambda path=path: run_unit(path)) for path in sorted((TESTS / suite).glob("*.c"))]


# ---- runners of their own --------------------------------------------------------------------------
def external_case(suite, command, timeout):
    """A program that prints `ok NAME`, `FAIL NAME: why`, `skip NAME: why` and sums up itself."""
    def run():
        done = execute(command, timeout)
        results = re.findall(r"^(ok|FAIL|skip) ([^\n:]*)(?:: (.*))?$", done.stdout.decode(errors="replace"),
                             re.MULTILINE)
        failed = any(kind == "FAIL" for kind, _, _ in results)
        if not results or (done.returncode != 0 and not failed):
            raise Failed(f"exit status {done.returncode}: {last_lines(done.stdout + done.stderr)}")
        return results
    return [Case(suite, "", run, external=True)]


def whole_case(suite, name, command):
    """A check that passes or fails as a whole."""
    def run():
        done = execute(command, 300)
        if done.returncode != 0:
            raise Failed(last_lines(done.stdout + done.stderr))
    return [Case(suite, name, run)]


# ---- sessions at the board's prompt ----------------------------------------------------------------
def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_session(make_board, harness, test, needs):
    try:
        with make_board(SIM, image_for(needs), SIM_ARGS) as board:
            test(board)
    except harness.Skip as skip:
        raise Skipped(str(skip)) from skip
    except (AssertionError, OSError, harness.Timeout, subprocess.TimeoutExpired) as problem:
        raise Failed(str(problem) or "assertion failed") from problem
    except Exception as problem:  # of what the board said, usually
        raise Failed(f"{type(problem).__name__}: {problem}, in line {problem.__traceback__.tb_next.tb_lineno}") from problem


def session_cases(folder="board"):
    sys.path[:0] = [str(TESTS / "board"), str(TESTS / "clients")]
    harness = importlib.import_module("harness")
    if folder == "clients":
        make_board = importlib.import_module("harness_clients").Client
    else:
        make_board = {"board": harness.Board, "usb": harness.UsbBoard}[folder]
    cases = []
    for path in sorted((TESTS / folder).glob("test_*.py")):
        module = load(path)
        for name in sorted(vars(module)):
            if name.startswith("test_"):
                test = getattr(module, name)
                cases.append(Case(folder, f"{path.stem[5:]}.{name[5:]}",
                                  lambda test=test, needs=getattr(module, "IMAGE", ""):
                                  run_session(make_board, harness, test, needs)))
    return cases


# ---- drivers that others wrote ---------------------------------------------------------------------
def wild_cases(suite):
    sys.path[:0] = [str(TESTS / "wild")]
    wild = importlib.import_module("wild")

    def run(check, *of):
        try:
            check(*of)
        except wild.Wrong as wrong:
            raise Failed(str(wrong)) from wrong

    if suite == "wild:host":
        cases = [Case(suite, name, lambda name=name, path=path: run(wild.on_host, name, path))
                 for name, path in wild.scripts().items()]
        return [Case(suite, "table", lambda: run(wild.check_table)), *cases]
    return [Case(suite, name, lambda name=name, path=path: run(wild.on_board, name, path, image_for(""), SIM_ARGS))
            for name, path in wild.scripts().items() if wild.fits(path, image_for(""))]


# ---- all of them -----------------------------------------------------------------------------------
def asan(path):
    run_on_host(path, ASAN, small_heap(path), timeout=120)


def stress(path):
    run_on_host(path, DEBUG, small_heap(path), {"STRESS_GC": "1"}, timeout=120)


SUITES = {
    "unit": ([], unit_cases),
    "lang:host": ([HOST], lambda: program_cases("lang:host", "lang", lambda p: run_on_host(p, HOST))),
    "lang:asan": ([ASAN], lambda: program_cases("lang:asan", "lang", asan)),
    "lang:stress": ([DEBUG], lambda: program_cases("lang:stress", "lang", stress)),
    "lang:fail": ([DEBUG], lambda: program_cases("lang:fail", "lang", run_failing)),
    "lang:board": ([SIM, FIRMWARE], lambda: program_cases("lang:board", "lang", run_on_board)),
    "limit:host": ([HOST], lambda: program_cases("limit:host", "limit",
                                                 lambda p: run_on_host(p, HOST, SMALL_HEAP))),
    "limit:asan": ([ASAN], lambda: program_cases("limit:asan", "limit", asan)),
    "limit:board": ([SIM, FIRMWARE], lambda: program_cases("limit:board", "limit", run_on_board)),
    "bench:host": ([HOST], lambda: program_cases("bench:host", "bench", lambda p: run_on_host(p, HOST))),
    "bench:board": ([SIM, FIRMWARE], lambda: program_cases("bench:board", "bench", run_on_board)),
    "out": ([], lambda: whole_case("out", "recorded", [sys.executable, "tests/refresh.py", "--check"])),
    "docs": ([SIM, FIRMWARE], lambda: whole_case(
        "docs", "examples", [sys.executable, "tools/docs_test.py", "--sim", SIM, "--firmware", FIRMWARE,
                            *SIM_ARGS])),
    "image": ([FIRMWARE], lambda: whole_case("image", "same", [sys.executable, "tests/image/same.py", FIRMWARE])),
    "fuzz": ([FUZZ, FUZZ_FS, HOST], lambda: [
        *whole_case("fuzz", "source", ["tests/fuzz/run", FUZZ, "60", "-seed=1", "-runs=4000"]),
        *whole_case("fuzz", "file systems", [FUZZ_FS, "-seed=1", "-runs=4000", "-timeout=10", "-max_len=10241"]),
        *whole_case("fuzz", "programs", [sys.executable, "tests/fuzz/gen_programs.py", "--count", "150"])]),
    "cpu": ([SIM], lambda: external_case("cpu", [sys.executable, "tests/cpu/run.py"], 900)),
    "sim": ([SIM], lambda: external_case("sim", [sys.executable, "tests/sim/run.py", "--build",
                                                 "build/sim-tests", "--sim", SIM], 600)),
    "chip": ([SIM], lambda: external_case("chip", [sys.executable, "tests/chip/run.py"], 300)),
    "fs:host": ([], lambda: external_case("fs:host", [sys.executable, "tests/fs/run.py"], 900)),
    "fs:board": ([SIM, FIRMWARE], lambda: external_case("fs:board", [
        sys.executable, "tests/fs/board_cuts.py", "--every", "25", "--sim", SIM, FIRMWARE], 900)),
    "board": ([SIM, FIRMWARE], session_cases),
    "usb": ([SIM, FIRMWARE], lambda: unit_cases("usb") + session_cases("usb")),
    "wild:host": ([HOST], lambda: wild_cases("wild:host")),
    "wild:board": ([SIM, FIRMWARE], lambda: wild_cases("wild:board")),
    "clients": ([SIM, FIRMWARE, HOST, ASAN], lambda: session_cases("clients")),
}


def cases_of(suite):
    programs, make_cases = SUITES[suite]
    for program in programs:
        if not program.exists() or not program.stat().st_size:
            def fail(program=program):
                raise Failed(f"{program.relative_to(ROOT)} is not built")
            return [Case(suite, "", fail)]
    return make_cases()


def chosen_suites(names):
    if not names:
        return list(SUITES)
    chosen = [suite for suite in SUITES if suite in names or suite.partition(":")[0] in names]
    for name in names:
        if not any(name in (suite, suite.partition(":")[0]) for suite in SUITES):
            sys.exit(f"no suite {name}; there are: {' '.join(SUITES)}")
    return chosen


def run_case(case):
    """A list of (status, suite and name, why)."""
    label = f"{case.suite} {case.name}".strip()
    try:
        results = case.run()
    except Failed as failed:
        return [("FAIL", label, str(failed))]
    except Skipped as skipped:
        return [("skip", label, str(skipped))]
    if case.external:
        return [(kind, f"{case.suite} {name}", why) for kind, name, why in results]
    return [("ok", label, "")]


def run_all(cases, jobs, verbose):
    counts = {"ok": 0, "FAIL": 0, "skip": 0}
    with ThreadPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(run_case, case) for case in cases]):
            for status, label, why in future.result():
                counts[status] += 1
                if verbose or status != "ok":
                    print(f"{status} {label}" + (f": {why[:MOST_TEXT]}" if why else ""), flush=True)
    return counts


def main():
    global FIRMWARE
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", action="store_true", help="name the tests that pass, too")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 2, help="how many at a time")
    parser.add_argument("-k", default="", help="only tests whose name contains this")
    parser.add_argument("--firmware", type=Path, default=FIRMWARE, help="for the suites on the board")
    parser.add_argument("--flash-size", default="128", help="KiB of flash of the simulated chip")
    parser.add_argument("suites", nargs="*", metavar="SUITE")
    args = parser.parse_args()
    FIRMWARE = args.firmware.resolve()
    SIM_ARGS[1] = args.flash_size

    start = time.monotonic()
    cases = [case for suite in chosen_suites(args.suites) for case in cases_of(suite)
             if args.k in case.name or not case.name]
    counts = run_all(cases, args.j, args.v)
    if sweep_totals[1]:
        print(f"lang:fail: {sweep_totals[0]} of {sweep_totals[1]} allocations were made to fail, one by one")
    print(f"{time.monotonic() - start:.0f} s")
    summary = f"{counts['ok']} passed, {counts['FAIL']} failed"
    print(summary + (f", {counts['skip']} skipped" if counts["skip"] else ""))
    return 1 if counts["FAIL"] or not counts["ok"] else 0


if __name__ == "__main__":
    sys.exit(main())
