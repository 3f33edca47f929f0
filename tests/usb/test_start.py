# SPDX-License-Identifier: MIT
"""Starting, resetting, unplugging, a host that misbehaves, and no USB at all."""

import subprocess

import harness


def other(board, *args):
    """The same firmware on another simulated board: its command."""
    sim, *rest, firmware = board.uart.command
    at = rest.index("--usb")
    return [sim, *rest[:at], *rest[at + 2:], *args, firmware]


def test_hard_reset_enumerates_again(board):
    board.type("import machine; machine.reset()\r")
    board.uart.received = b""
    board.uart.read_until(">>> ")
    board.logged(rb"(?s)serial.*serial")  # the host has noticed
    board.close()
    board.open()
    board.type("\r")
    board.read_until(">>> ")
    assert board.enter("1 + 1") == "2\n"


def test_the_host_sees_who_we_are(board):
    assert board.logged(rb'usb: (1209:adda "[^"]*" "MicroPython \(Pyll\)") serial "[0-9A-F]{24}"')
    number = board.enter("import machine, binascii; binascii.hexlify(machine.unique_id())")
    assert board.logged(rb'serial "([0-9A-F]{24})"').lower().decode() in number


def test_no_crystal_no_usb_but_the_uart(board):
    sim, *args, firmware = other(board, "--no-hse", "--usb", "pty")
    with harness.Board(sim, firmware, args) as slow:
        assert slow.enter("1 + 1") == "2\n"
        assert slow.enter("import machine; machine.freq()") == "64000000\n"


def test_prompt_within_50_ms(board):
    # What is typed before the board runs is read at the first prompt.
    done = subprocess.run(other(board), input=b"import time; time.ticks_ms()\r", timeout=60,
                          capture_output=True, check=False)
    lines = done.stdout.decode().split("\r\n")
    assert 5 <= int(lines[lines.index(">>> ") - 1]) <= 50, lines


def test_hostile_host(board):
    for seed in (1, 2):
        done = subprocess.run(other(board, "--uart1", "none", "--usb", f"hostile:{seed}:5000"), timeout=120,
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "the device works" in done.stderr, done.stderr[-800:]
