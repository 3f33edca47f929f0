#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks of the simulated processor core. See README.md.

    tests/cpu/run.py [--build DIR] [--fuzz N] [--seed S] [-k PART]

Prints `ok NAME`, `FAIL NAME: why` or `skip NAME: reason` for each check, and a summary.
"""
import argparse
import pathlib
import resource
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

QEMU_PROGRAMS = ["flags", "memory", "exceptions", "faults", "context", "timer", "random_irqs"]
CROSS_FLAGS = ["-mcpu=cortex-m3", "-mthumb", "-Os", "-ffreestanding", "-nostartfiles", "-Wall", "-Wextra",
               f"-I{HERE}", "-T", str(HERE / "program.ld")]
HOST_FLAGS = ["-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", f"-I{ROOT}"]
QEMU = ["qemu-system-arm", "-M", "stm32vldiscovery", "-icount", "shift=0", "-nographic",
        "-semihosting-config", "enable=on,target=native", "-monitor", "none", "-serial", "stdio"]
# How tests/cpu/harness.c reports the end of a run, and what ends.c does to get there.
ENDS = [("lockup", 10, "harness: lockup"), ("unmodelled register", 5, "ETM + 0x000"),
        ("asleep for ever", 12, "harness: asleep"), ("instruction limit", 11, "harness: limit")]
# Instructions a second of processor time. The aim is 60 million on an idle machine; other work on the
# same core can take half of that away, and must not fail the test.
LEAST_SPEED = 30e6


class Report:
    """Prints the lines and counts them."""

    def __init__(self, only):
        self.only = only
        self.counts = {"ok": 0, "FAIL": 0, "skip": 0}

    def wants(self, name):
        return self.only is None or self.only in name

    def say(self, verdict, name, why=None):
        self.counts[verdict] += 1
        print(f"{verdict} {name}" + (f": {why}" if why else ""), flush=True)

    def judge(self, good, name, why):
        self.say("ok" if good else "FAIL", name, None if good else why)

    def finish(self):
        counts = self.counts
        skipped = f", {counts['skip']} skipped" if counts["skip"] else ""
        print(f"{counts['ok']} passed, {counts['FAIL']} failed{skipped}")
        return 1 if counts["FAIL"] else 0


def run(command, timeout=60):
    """Standard output, standard error and exit status; a timeout counts as status -1."""
    try:
        done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout,
                              text=True, errors="replace", check=False)
        return done.stdout, done.stderr, done.returncode
    except subprocess.TimeoutExpired:
        return "", f"no end after {timeout} s", -1


def compile_or_exit(command):
    _, errors, status = run(command)
    if status != 0:
        sys.exit(f"FAIL build: {' '.join(map(str, command))}\n{errors}0 passed, 1 failed")


def core_sources():
    """The list in sim/cpu/sources.mk, so that it is kept in one place."""
    text = (ROOT / "sim/cpu/sources.mk").read_text()
    names = text.split("SIM_CORE_SRC =")[1].replace("\\", " ").split()
    return [ROOT / name for name in names if name.endswith(".c")]


def build_host(build, name, sources, libraries=()):
    target = build / name
    compile_or_exit(["cc", *HOST_FLAGS, *core_sources(), *[HERE / s for s in sources], "-o", target,
                     *libraries])
    return target


def build_program(build, name, defines=(), label=None):
    """The .elf for QEMU and the .bin for the harness."""
    elf = build / f"{label or name}.elf"
    compile_or_exit(["arm-none-eabi-gcc", *CROSS_FLAGS, *defines, HERE / "program.c",
                     HERE / f"{name}.c", "-o", elf])
    binary = elf.with_suffix(".bin")
    compile_or_exit(["arm-none-eabi-objcopy", "-O", "binary", elf, binary])
    return elf, binary


def compare_lines(report, program, ours, theirs, other):
    """One check a line: the same program printed both."""
    ours, theirs = ours.splitlines(), theirs.splitlines()
    for number, expected in enumerate(theirs):
        got = ours[number] if number < len(ours) else "(nothing)"
        words = expected.split(" ")
        label = " ".join(word for word in words if not is_hex_word(word)) or f"line {number + 1}"
        label = label.replace(":", "")  # what follows a colon is the reason of a failure
        report.judge(got == expected, f"{program}/{label}", f"got '{got}', {other} '{expected}'")
    if len(ours) > len(theirs):
        report.say("FAIL", f"{program}/end", f"more output than {other}: '{ours[len(theirs)]}'")


def is_hex_word(word):
    return len(word) == 8 and all(c in "0123456789abcdef" for c in word)


def check_programs_on_qemu(report, build, harness):
    for program in filter(report.wants, QEMU_PROGRAMS):
        elf, binary = build_program(build, program)
        ours, errors, status = run([harness, binary])
        if status != 0:
            report.say("FAIL", program, f"harness ended with {status}: {errors.strip()}")
        if shutil.which(QEMU[0]) is None:
            report.say("skip", program, "no qemu-system-arm")
            continue
        theirs, errors, status = run([*QEMU, "-kernel", elf])
        if status != 0 or not theirs:
            report.say("FAIL", program, f"QEMU ended with {status}: {errors.strip()}")
            continue
        compare_lines(report, program, ours, theirs, "QEMU")


def check_core_only(report, build, harness):
    if report.wants("core_only"):
        _, binary = build_program(build, "core_only")
        ours, _, _ = run([harness, binary])
        expected = (HERE / "core_only.expected").read_text()
        compare_lines(report, "core_only", ours, expected, "expected")


def check_ends(report, build, harness):
    for case, (name, wanted_status, wanted_text) in enumerate(ENDS):
        if report.wants(f"ends/{name}"):
            _, binary = build_program(build, "ends", [f"-DCASE={case}"], f"ends-{case}")
            out, errors, status = run([harness, "--max-insns", "1000000", binary])
            good = status == wanted_status and wanted_text in errors and "went on" not in out
            report.judge(good, f"ends/{name}", f"status {status}, '{errors.strip()}'")


def check_api(report, build):
    if not report.wants("api"):
        return
    out, errors, status = run([build_host(build, "api", ["api.c"])])
    for line in out.splitlines():
        verdict, _, name = line.partition(" ")
        report.say("ok" if verdict == "ok" else "FAIL", f"api/{name}",
                   None if verdict == "ok" else "see tests/cpu/api.c")
    if status not in (0, 1):
        report.say("FAIL", "api/end", f"status {status}: {errors.strip()}")


def processor_seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def check_speed(report, build, harness):
    if not report.wants("speed"):
        return
    _, binary = build_program(build, "bench")
    before = processor_seconds_of_children()
    out, stats, status = run([harness, "--stats", binary])
    seconds = processor_seconds_of_children() - before
    if status != 0 or not out.startswith("bench "):
        report.say("FAIL", "speed", f"status {status}: {out}{stats}")
        return
    speed = int(stats.split("instructions ")[1].split()[0]) / seconds
    report.judge(speed >= LEAST_SPEED, f"speed, {speed / 1e6:.0f} million instructions per second",
                 f"less than {LEAST_SPEED / 1e6:.0f}")


def check_fuzzer(report, build, count, seed):
    if not report.wants("fuzz"):
        return
    if not pathlib.Path("/usr/include/unicorn/unicorn.h").exists():
        report.say("skip", "fuzz", "no libunicorn-dev")
        return
    fuzzer = build_host(build, "fuzz_unicorn", ["encodings.c", "fuzz_unicorn.c"], ["-lunicorn"])
    out, errors, status = run([fuzzer, count, seed], timeout=600)
    last = out.splitlines()[-1].strip() if out else errors.strip()
    report.judge(status == 0, f"fuzz against Unicorn, {count} instructions", f"{last}\n{out[:4000]}")


def main():
    parser = argparse.ArgumentParser(description="Checks of the simulated processor core.")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/tests/cpu")
    parser.add_argument("--fuzz", type=int, default=1000000, help="instructions to compare with Unicorn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-k", dest="only", help="only checks whose program has this in its name")
    options = parser.parse_args()
    options.build.mkdir(parents=True, exist_ok=True)
    report = Report(options.only)
    harness = build_host(options.build, "harness", ["harness.c"])
    check_api(report, options.build)
    check_programs_on_qemu(report, options.build, harness)
    check_core_only(report, options.build, harness)
    check_ends(report, options.build, harness)
    check_fuzzer(report, options.build, options.fuzz, options.seed)
    check_speed(report, options.build, harness)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
