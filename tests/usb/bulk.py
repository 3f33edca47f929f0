#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sends or fetches many megabytes through the USB console and compares every byte (docs/long-runs.md).

    tests/usb/bulk.py in|out MEGABYTES FIRMWARE.elf
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "board"))
import harness  # noqa: E402

CHUNK = bytes(range(250))
READ = """
import sys, micropython
micropython.kbd_intr(-1)
good = bytes(range(250))
chunk = bytearray(250)
bad = 0
for i in range({chunks}):
    sys.stdin.buffer.readinto(chunk)
    bad += chunk != good
micropython.kbd_intr(3)
print(bad)
"""
WRITE = """
import sys
chunk = bytes(range(250))
for i in range({chunks}):
    sys.stdout.buffer.write(chunk)
"""


def to_board(board, chunks):
    """The sender never pauses."""
    board.type(READ.format(chunks=chunks).encode() + b"\x04")
    board.expect("OK")
    for _ in range(chunks // 40):
        board.type(CHUNK * 40)
    board.expect("0\r\n\x04\x04>")


def from_board(board, chunks):
    board.type(WRITE.format(chunks=chunks).encode() + b"\x04")
    board.expect("OK")
    for i in range(chunks // 40):
        assert board.take(40 * 250) == CHUNK * 40, f"wrong after {i * 10000} bytes"
    board.expect("\x04\x04>")


def main():
    direction, megabytes, firmware = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    chunks = int(megabytes * 100) * 40
    harness.WAIT_S = 3600
    with harness.UsbBoard(ROOT / "build" / "sim" / "pyll-sim", firmware, ["--flash-size", "128"]) as board:
        board.enter_raw()
        start = time.monotonic()
        (to_board if direction == "in" else from_board)(board, chunks)
        print(f"{chunks * 250} bytes {direction}, all equal, {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
