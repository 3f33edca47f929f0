# SPDX-License-Identifier: MIT
"""The friendly prompt, as a person at a terminal sees it."""

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
HOME, END, DELETE = "\x1b[H", "\x1b[F", "\x1b[3~"


def test_banner(board):
    lines = board.boot.decode().split("\r\n")
    assert any(line.startswith("MicroPython (Pyll ") and line.endswith("; Blue Pill with STM32F103C8")
               for line in lines), lines
    assert lines[-2:] == ['Type "help()" for more information.', ">>> "], lines


def test_value_of_an_expression(board):
    assert board.enter("1 + 2") == "3\n"
    assert board.enter("None") == ""
    assert board.enter("'a' + 'b'") == "'ab'\n"
    assert board.enter("_") == "'ab'\n"


def test_readme_transcript(board):
    # Sent in one piece, as a terminal pastes it: no indentation is offered then.
    board.type("class Blinker:\r    def __init__(self, pin): self.pin = pin\r"
               "    def on(self): self.pin.value(0)\r\r")
    board.read_until("... \r\n>>> ")
    assert board.enter("from machine import Pin") == ""
    assert board.enter("Blinker(Pin('PC13', Pin.OUT)).on()") == ""
    assert board.enter("[x * x for x in range(5) if x % 2]") == "[1, 9]\n"
    assert board.enter("1/0") == ('Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n'
                                  "ZeroDivisionError: division by zero\n")


def test_auto_indent_follows_the_block(board):
    board.type("def f():\r")
    board.read_until("...     ")  # four spaces offered
    board.type("if 1:\r")
    board.read_until("...         ")
    board.type("return 7\r")
    board.read_until("...         ")
    board.type("\r")
    board.read_until(">>> ")
    assert board.enter("f()") == "7\n"


def test_backspace_in_the_indentation_goes_back_a_step(board):
    board.type("if 0:\r")
    board.read_until("...     ")
    board.type("pass\r")
    board.read_until("...     ")
    board.type("\x7felse:\r")
    board.read_until("...     ")
    board.type("print('no')\r")
    board.read_until("...     ")
    board.type("\r")
    assert board.read_until(">>> ").endswith(b"no\r\n>>> ")


def test_editing_keys(board):
    board.type("prnt(12)" + HOME + RIGHT * 2 + "i\r")
    assert board.read_until(">>> ").endswith(b"\r\n12\r\n>>> ")
    board.type("1239" + LEFT + DELETE + "\x7f" + "4" + HOME + "5" + END + "6\r")
    assert board.read_until(">>> ").endswith(b"\r\n51246\r\n>>> ")


def test_history(board):
    board.enter("a = 5")
    board.enter("a + 1")
    board.type(UP)
    board.type(UP + "0\r")
    board.read_until(">>> ")
    assert board.enter("a") == "50\n"
    board.type(UP + UP + DOWN + "\r")
    assert board.read_until(">>> ").endswith(b"50\r\n>>> ")


def test_ctrl_c_drops_the_line(board):
    board.type("1 + \x03")
    assert board.read_until(">>> ").endswith(b"\r\n>>> ")
    assert board.enter("2") == "2\n"


def test_ctrl_c_stops_a_loop(board):
    board.type("while True: pass\r")
    board.read_until("pass\r\n")
    board.type("\x03")
    assert board.read_until(">>> ").endswith(b"KeyboardInterrupt\r\n>>> ")
    assert board.enter("1") == "1\n"


def test_ctrl_d_resets(board):
    board.enter("kept = 1")
    board.type("\x04")
    answer = board.read_until(">>> ").decode()
    assert "\r\nMPY: soft reboot\r\nMicroPython " in answer, answer
    assert "NameError" in board.enter("kept")


def test_ctrl_b_greets_again(board):
    board.type("\x02")
    assert b"\r\nMicroPython (Pyll " in board.read_until(">>> ")


def test_system_exit_resets(board):
    board.enter("import sys")
    board.type("sys.exit()\r")
    assert b"MPY: soft reboot\r\nMicroPython " in board.read_until(">>> ")


def test_paste_mode(board):
    board.type("\x05")
    board.read_until("\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ")
    board.type("for i in range(2):\r    print(i)\rprint('end')\r")
    board.type("\x04")
    assert board.read_until(">>> ").endswith(b"0\r\n1\r\nend\r\n>>> ")


def test_paste_mode_cancelled(board):
    board.type("\x05")
    board.read_until("=== ")
    board.type("print('x')\r\x03")
    board.read_until(">>> ")
    assert board.enter("3") == "3\n"


def test_typed_ahead_lines_are_not_lost(board):
    board.type("a = 1\ra += 1\ra += 1\ra\r")
    for _ in range(3):
        board.read_until(">>> ")
    assert board.read_until(">>> ").endswith(b"3\r\n>>> ")


def test_input(board):
    board.type("x = input('name? ')\r")
    board.read_until("name? ")
    board.type("Ada\x7fa\r")
    board.read_until(">>> ")
    assert board.enter("x") == "'Ada'\n"


def test_memory_error_leaves_the_prompt_alive(board):
    assert "MemoryError" in board.enter("x = [0] * 100000")
    board.type("def hog():\r    y = []\r    while True: y.append(str(len(y)) * 9)\r\r")
    board.read_until("\r\n>>> ")
    assert "MemoryError" in board.enter("hog()")
    assert board.enter("len(list(range(1000)))") == "1000\n"


def test_full_heap_can_be_left(board):
    board.enter("y = []")
    assert "MemoryError" in board.enter("while True: y.append(str(len(y)) * 9)")
    board.type("len(y)\r")  # works, or fails for want of memory
    board.read_until("\r\n>>> ")
    board.type("\x04")
    board.read_until("MPY: soft reboot\r\n")
    board.read_until(">>> ")
    assert board.enter("1 + 1") == "2\n"


def test_deep_recursion_leaves_the_prompt_alive(board):
    board.enter("def f(n): return 1 + f(n + 1)")
    assert "RuntimeError" in board.enter("f(0)")
    assert board.enter("1 + 1") == "2\n"


def test_free_memory_at_a_fresh_prompt(board):
    board.enter("import gc")
    board.enter("gc.collect()")
    free = int(board.enter("gc.mem_free()"))
    assert free >= 14000, free


def test_names_of_undefined_functions_do_not_stop_the_prompt(board):
    assert board.enter("nothing()").endswith("NameError: name 'nothing' is not defined\n")
    assert "SyntaxError" in board.enter("1 +* 2")


def test_fault_is_reported_and_the_board_starts_again(board):
    board.enter("import machine")
    board.type("machine.mem32[0xE000ED04] = 0x80000000\r")  # ICSR.NMIPENDSET: nobody handles an NMI
    report = board.read_until("fault: exception=")
    assert b"MicroPython" not in report
    board.read_until("MicroPython (Pyll ")
    board.read_until(">>> ")
    assert board.enter("1 + 1") == "2\n"
