# SPDX-License-Identifier: MIT
"""Raw mode and raw-paste mode, to the byte, as tools speak them."""

TRACEBACK = 'Traceback (most recent call last):\r\n  File "<stdin>", line %d, in <module>\r\n'


def test_enter_and_leave(board):
    board.type("\x01")
    board.expect("raw REPL; CTRL-B to exit\r\n>")
    board.type("\x01")
    board.expect("raw REPL; CTRL-B to exit\r\n>")
    board.type("\x02")
    board.expect("\r\n")
    board.expect("MicroPython ")
    board.read_until("\r\n>>> ")


def test_program(board):
    board.enter_raw()
    assert board.run_raw("print('hi')\nprint(1)\n") == ("hi\r\n1\r\n", "")
    assert board.run_raw("x = 5") == ("", "")
    assert board.run_raw("print(x)") == ("5\r\n", "")


def test_value_of_an_expression_is_not_printed(board):
    board.enter_raw()
    assert board.run_raw("1 + 1\n") == ("", "")


def test_error(board):
    board.enter_raw()
    assert board.run_raw("print(1)\n1/0\n") == (
        "1\r\n", TRACEBACK % 2 + "ZeroDivisionError: division by zero\r\n")


def test_error_of_the_compiler(board):
    board.enter_raw()
    output, error = board.run_raw("print(1)\n1 +* 2\n" + "print(2)\n" * 50)
    assert output == "" and error.endswith("\r\n") and "SyntaxError" in error, (output, error)
    assert board.run_raw("print(3)") == ("3\r\n", "")


def test_ctrl_c_clears(board):
    board.enter_raw()
    board.type("print('dropped')\n\x03")
    assert board.run_raw("print('kept')") == ("kept\r\n", "")


def test_ctrl_c_stops_the_program(board):
    board.enter_raw()
    board.type("print('go')\nwhile True: pass\n\x04")
    board.expect("OKgo\r\n")
    board.type("\x03")
    board.expect("\x04")
    assert board.read_until("\x04").endswith(b"KeyboardInterrupt\r\n\x04")
    board.expect(">")


def test_soft_reset(board):
    board.enter_raw()
    board.run_raw("kept = 1")
    board.type("\x04")
    board.expect("OK\r\nMPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>")
    assert "NameError" in board.run_raw("kept")[1]


def test_system_exit(board):
    board.enter_raw()
    board.type("import sys\nprint(1)\nsys.exit()\nprint(2)\n\x04")
    board.expect("OK1\r\n\x04\x04MPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>")


def test_raw_paste(board):
    board.enter_raw()
    board.type("\x05A\x01")
    board.expect("R\x01")
    window = int.from_bytes(board.take(2), "little")
    assert 32 <= window <= 127, window  # two windows fit the receiver's 256 bytes
    board.expect("\x01")
    board.type("print(7)\n\x04")
    board.expect("\x047\r\n\x04\x04>")


def test_raw_paste_long(board):
    board.enter_raw()
    source = "".join(f"v{i % 10} = {i}  # a comment that makes the line longer\n" for i in range(200))
    assert board.run_raw_paste(source + "print(v9)\n") == ("199\r\n", "")


def test_raw_paste_error(board):
    board.enter_raw()
    assert board.run_raw_paste("a = 1\nb = a / 0\n") == (
        "", TRACEBACK % 2 + "ZeroDivisionError: division by zero\r\n")


def test_raw_paste_early_error(board):
    board.enter_raw()
    output, error = board.run_raw_paste("1 +* 2\n" + "# filler\n" * 200)
    assert output == "" and "SyntaxError" in error, (output, error)
    assert board.run_raw_paste("print('alive')") == ("alive\r\n", "")


def test_unknown_paste_command(board):
    board.enter_raw()
    board.type("\x05Z")
    board.expect("R\x00")
    assert board.run_raw("print(1)") == ("1\r\n", "")
