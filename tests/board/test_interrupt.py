# SPDX-License-Identifier: MIT
"""Ctrl-C ends every loop, whichever instruction is at its end."""

LOOPS = (
    "while True: pass",
    "while True:\n if x == 5: break\n",
    "while True:\n if x: break\n",
    "while x == 0: pass",
    "while not x: pass",
    "while x == 0 and x < 1: pass",
    "while True:\n if x == 5 or x: continue\n",
    "while True:\n try: x + 1\n finally: x\n",
)


def test_every_loop_ends(board):
    board.enter("x = 0")
    for loop in LOOPS:
        board.enter_raw()
        board.type(loop.encode() + b"\x04")
        board.expect("OK")
        board.type("\x03")
        assert board.read_until("\x04") == b"\x04"
        assert b"KeyboardInterrupt" in board.read_until("\x04"), loop
        board.type("\x02")
        board.read_until(">>> ")


def test_a_try_around_the_loop_catches_it(board):
    board.enter_raw()
    for loop in LOOPS:
        body = "".join(f" {line}\n" for line in loop.splitlines())
        board.type(f"x = 0\nprint('go')\ntry:\n{body}except KeyboardInterrupt:\n print('stopped')\n\x04")
        board.read_until("go\r\n")
        board.type("\x03")
        assert board.read_until("\x04") == b"stopped\r\n\x04", loop
        assert board.read_until("\x04>") == b"\x04>", loop


def test_the_line_of_the_loop_is_told(board):
    board.enter_raw()
    board.type("def f():\n x = 0\n print('go')\n while not x:\n  pass\nf()\n\x04")
    board.read_until("go\r\n")
    board.type("\x03")
    assert b"line 4, in f" in board.read_until("\x04>")
