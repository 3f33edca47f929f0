#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks of the chip layer: drivers.c on the simulated board.

    tests/chip/run.py [--build DIR] [--sim PYLL_SIM]

Prints "ok NAME", "FAIL NAME: why" or "skip NAME: reason" for each check, then "N passed, N failed".
"""
import argparse
import glob
import os
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
CFLAGS = ("-mcpu=cortex-m3 -mthumb -std=gnu11 -Os -g -fshort-enums -ffunction-sections "
          "-fdata-sections -flto -Wall -Wextra -Werror").split()
MEMORY = {"FIRMWARE_SIZE": 57344, "FLASH_SIZE": 65536, "RAM_SIZE": 20480, "STACK_SIZE": 3072}
TEXT = bytes(range(32, 127)) * 40  # some 3,800 bytes, a third of a second on the wire


def build(directory):
    os.makedirs(directory, exist_ok=True)
    objects = []
    # The USB driver's test is tests/usb: it needs the layers above it.
    for source in sorted(glob.glob(os.path.join(ROOT, "chip", "stm32f1", "*.c"))) + [
            os.path.join(ROOT, "tests", "chip", "drivers.c")]:
        if source.endswith(("usb_fsdev.c", "usb_fsdev_isr.c")):
            continue
        name = os.path.basename(source)
        objects.append(os.path.join(directory, name[:-2] + ".o"))
        subprocess.run(["arm-none-eabi-gcc", *CFLAGS, "-I" + ROOT, "-c", source, "-o", objects[-1]],
                       check=True)
    objects += glob.glob(os.path.join(ROOT, "chip", "stm32f1", "*_arm.S"))
    elf = os.path.join(directory, "drivers.elf")
    subprocess.run(["arm-none-eabi-gcc", *CFLAGS, "-nostdlib", "-Wl,--gc-sections", "-T",
                    os.path.join(ROOT, "chip", "stm32f1", "memory.ld"), "-o", elf, *objects, "-lgcc",
                    *(f"-Wl,--defsym={k}={v}" for k, v in MEMORY.items())], check=True)
    return elf


class Failed(Exception):
    pass


def run_sim(sim, elf, commands, *options):
    """What the program prints, line ends as '\\n'."""
    done = subprocess.run([sim, "--uart1", "stdio", "--max-insns", "200000000", *options, elf],
                          input=commands, capture_output=True, timeout=60)
    if done.returncode != 0:
        raise Failed(f"simulator's exit status {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def expect(output, *parts):
    at = 0
    for part in parts:
        found = output.find(part, at)
        if found < 0:
            raise Failed(f"{part!r} is missing in {output!r}")
        at = found + len(part)


CHECKS = {
    "boots at 72 MHz": lambda run: expect(run(b""), b"clock 72000000\n", b"cause 0\n"),
    "falls back to 64 MHz": lambda run: expect(run(b"t", "--no-hse"), b"clock 64000000\n", b"time ok"),
    "time is exact and monotonic": lambda run: expect(run(b"t"), b"time ok\n"),
    "a delay with interrupts masked": lambda run: expect(run(b"d"), b"delay ok\n"),
    "nothing is lost at full speed": lambda run: expect(run(b"e" + TEXT + b"\0"), TEXT + b"\n"),
    "the ring keeps 256 bytes": lambda run: expect(run(b"b" + b"x" * 300), b"kept 256\n"),
    "the break byte is seen in a full ring":
        lambda run: expect(run(b"b" + b"x" * 280 + b"\x03" + b"x"), b"breaks 1\n", b"kept 256\n"),
    "flash programs and erases": lambda run: expect(run(b"p"), b"flash ok\n"),
    "64 KiB of flash": lambda run: expect(run(b"s"), b"flash end in KiB 64\n", b"flash size ok\n"),
    "a good second half": lambda run: expect(
        run(b"s", "--flash-size", "128"), b"flash end in KiB 128\n", b"flash size ok\n"),
    "pins": lambda run: expect(run(b"g"), b"gpio ok\n"),
    "memory functions": lambda run: expect(run(b"m"), b"memory ok\n"),
    "accesses where nothing answers": lambda run: expect(run(b"l"), b"bus ok\n"),
    "writes with interrupts masked": lambda run: expect(run(b"w"), b"masked " * 20 + b"\n"),
    "a fault is reported and resets": lambda run: expect(
        run(b"f"), b"fault: exception=00000005", b"bfar=60000000", b"r11=", b"clock ", b"cause 3\n"),
    "an undefined instruction is reported": lambda run: expect(
        run(b"u"), b"fault: exception=00000003 cfsr=00010000", b"clock "),
    "a C stack overflow is caught": lambda run: expect(
        run(b"o"), b"fatal: C stack overflow", b"clock ", b"cause 3\n"),
    "a broken invariant is reported": lambda run: expect(run(b"a"), b"fatal: as asked", b"clock "),
    "reset": lambda run: expect(run(b"r"), b"cause 0\n", b"clock ", b"cause 3\n"),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=os.path.join(ROOT, "build"))
    parser.add_argument("--sim", default=os.path.join(ROOT, "build", "sim", "pyll-sim"))
    options = parser.parse_args()
    elf = build(os.path.join(options.build, "tests", "chip"))
    failed = 0
    for name, check in CHECKS.items():
        try:
            check(lambda commands, *more: run_sim(options.sim, elf, commands, *more))
            print("ok", name)
        except (Failed, subprocess.TimeoutExpired) as error:
            failed += 1
            print(f"FAIL {name}: {error}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
