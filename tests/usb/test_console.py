# SPDX-License-Identifier: MIT
"""The prompt over USB, with the UART beside it."""
import time


def test_evaluates(board):
    assert board.enter("6 * 7") == "42\n"


def test_input_from_either_and_output_to_both(board):
    board.uart.received = b""
    assert board.enter("'u' 'sb'") == "'usb'\n"
    assert b"'usb'" in board.uart.read_until("'usb'")
    board.uart.read_until(">>> ")
    assert board.uart.enter("'u' 'art'") == "'uart'\n"
    board.read_until("'uart'")


def test_ctrl_c_stops_a_loop(board):
    board.type("while True: pass\r")
    board.read_until("pass\r\n")
    board.type("\x03")
    assert board.read_until(">>> ").endswith(b"KeyboardInterrupt\r\n>>> ")


def test_ctrl_c_though_the_input_is_full(board):
    board.type("while True: pass\r")
    board.read_until("pass\r\n")
    board.type("x" * 440)  # 255 in the queue, the rest in the controller
    board.type("y\x03")
    assert b"KeyboardInterrupt" in board.read_until("KeyboardInterrupt")


def test_raw_paste(board):
    board.enter_raw()
    assert board.run_raw_paste("for i in range(3):\n    print(i)\n") == ("0\r\n1\r\n2\r\n", "")
    source = "".join(f"x{i % 10} = {i} * 2\n" for i in range(600)) + "print(x9)\n"
    assert board.run_raw_paste(source) == ("1198\r\n", "")


def test_raw_mode_answers_only_who_asks(board):
    board.enter_raw()
    board.uart.received = b""
    assert board.run_raw("print('secret')") == ("secret\r\n", "")
    board.type("\x02")
    board.read_until(">>> ")
    assert b"secret" not in board.uart.read_until(">>> ")


def test_raw_mode_without_pauses(board):
    """As ViperIDE does: the whole source at once, far more than any buffer holds."""
    board.enter_raw()
    source = "".join(f"# {i:60}\n" for i in range(150)) + "print('done')\n"
    assert board.run_raw(source) == ("done\r\n", "")


def test_output_of_any_length(board):
    board.enter_raw()
    for length in (1, 62, 63, 64, 65, 126, 127, 128, 129, 1000):
        assert board.run_raw(f"print('x' * {length}, end='')") == ("x" * length, "")


def test_closing_and_opening_loses_and_hangs_nothing(board):
    for i in range(5):
        board.close()
        board.open()
        assert board.enter(f"{i} + 1") == f"{i + 1}\n"


def test_a_closed_port_does_not_hang_a_program(board):
    board.uart.received = b""
    board.type("for i in range(200): print('line', i)\r\r")
    board.close()
    board.uart.read_until("line 199\r\n")
    board.uart.read_until(">>> ")
    board.open()
    board.type("\x03")
    board.read_until(">>> ")
    assert board.enter("'still ' 'here'") == "'still here'\n"


def test_kbd_intr(board):
    assert board.enter("import micropython, sys") == ""
    board.type("micropython.kbd_intr(-1); print('g', 'o'); print(repr(sys.stdin.read(2))); micropython.kbd_intr(3)\r")
    board.read_until("g o\r\n")
    board.type("\x03a")
    board.read_until("'\\x03a'\r\n")
    board.read_until(">>> ")


def test_soft_reset(board):
    board.type("\x04")
    board.read_until("soft reboot\r\n")
    board.read_until(">>> ")
    assert board.enter("1 + 1") == "2\n"


def test_binary_output_as_it_is(board):
    board.type("import sys; n = sys.stdout.buffer.write(b'[\\n\\r\\x00]')\r")
    board.read_until("')\r\n")
    board.expect(b"[\n\r\x00]")


def test_dupterm_frees_the_uart(board):
    assert board.enter("import os; os.dupterm(None, 1)").startswith("<")
    board.uart.received = b""
    assert board.enter("'not ' 'there'") == "'not there'\n"
    board.uart.type("x\x03y")
    assert board.enter("print(os.dupterm(None, 1))") == "None\n"
    assert board.enter("os.dupterm(None, 2)").endswith("OSError: [Errno 22] EINVAL\n")
    assert board.enter("os.dupterm(1, 1)") == ""
    assert board.enter("'there ' 'again'") == "'there again'\n"
    assert b"not there" not in board.uart.read_until("'there again'\r\n")


def test_a_console_without_ports_comes_back(board):
    board.type("import os; os.dupterm(None, 0) and os.dupterm(None, 1)\r")
    board.uart.received = b""
    board.type("\r1 + 1\r")
    board.read_until("2\r\n>>> ")
    board.uart.read_until("2\r\n>>> ")


def test_dupterm_is_over_after_a_soft_reset(board):
    board.enter("import os; os.dupterm(None, 1)")
    board.uart.received = b""
    board.type("\x04")
    board.uart.read_until(">>> ")
