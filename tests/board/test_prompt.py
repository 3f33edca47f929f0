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


def test_an_else_may_follow_an_if_of_one_line(board):
    assert board.enter("if 0: print('yes')", b"... ") == ""
    assert board.enter("else: print('no')", b"... ") == ""
    assert board.enter("") == "no\n"
    assert board.enter("try: 1/0", b"... ") == ""
    assert board.enter("except ZeroDivisionError: print('caught')", b"... ") == ""
    assert board.enter("") == "caught\n"
    assert board.enter("for i in range(2): print(i)") == "0\n1\n"


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


def typed(board, keys):
    """What is printed between the echo of these keys and the next prompt."""
    board.type(keys + "\r")
    return board.read_until("\r\n>>> ").decode()


def test_tab_completes_names(board):
    board.enter("import machine; unusual_name = 5; unusual_thing = 6")
    assert typed(board, "unu\tth\t + 1").endswith("unusual_thing + 1\r\n7\r\n>>> ")
    assert typed(board, "pri\t('x')").endswith("print('x')\r\nx\r\n>>> ")
    assert typed(board, "print(unusual_n\t.bit_l\t())").endswith("\r\n3\r\n>>> ")
    assert typed(board, "machine.unique\t").startswith("machine.unique_id\r\n<")
    assert typed(board, "nothing_like_it\t + 1").endswith("'nothing_like_it' is not defined\r\n>>> ")


def test_tab_completes_modules(board):
    assert typed(board, "import mach\t, micro\t; machine, micropython").endswith(
        "(<module 'machine'>, <module 'micropython'>)\r\n>>> ")


def test_tab_lists_candidates(board):
    board.enter("aaa_one = 1; aaa_two = 2")
    board.type("0 + aaa\t")
    assert board.read_until("aaa_") == b"0 + aaa_"
    board.type("\t")
    assert board.read_until(">>> 0 + aaa_") == b"\r\n aaa_one aaa_two\r\n>>> 0 + aaa_"
    board.type("two\r")
    board.read_until("\r\n2\r\n>>> ")
    board.type("list.\t")
    listed = board.read_until(">>> list.").decode()
    assert " append " in listed and " sort" in listed and "__" not in listed, listed
    board.type("\x03")
    board.read_until(">>> ")
    board.enter("import time")
    board.type("t\t")
    assert board.read_until(">>> t") == b"t\r\n time tuple type\r\n>>> t"  # each once
    board.type("\x03")
    board.read_until(">>> ")


def test_tab_that_cannot_tell_changes_nothing(board):
    board.enter("class C: p = property(lambda self: 1 / 0)")
    board.enter("c = C()")
    assert typed(board, "2 + c.p.\t\x7f\x7f\x7f\x7f3").endswith("\r\n5\r\n>>> ")
    assert typed(board, "'a.b.\t' + 'c'").endswith("\r\n'a.b.c'\r\n>>> ")
    assert typed(board, "no.thing.\t\x15" "4").endswith("\r\n4\r\n>>> ")


def test_tab_indents_at_the_beginning(board):
    board.type("if 1:\r")
    board.read_until("...     ")
    board.type("\x15\tprint('in', 'dented')\r\r")
    assert board.read_until("\r\n>>> ").endswith(b"in dented\r\n>>> ")
    board.type("x = input()\r")
    board.read_until("input()\r\n")
    board.type("a\tb\r")
    board.read_until(">>> ")
    assert board.enter("x") == "'a    b'\n"


def test_word_moves(board):
    alt_b, alt_f, ctrl_left, ctrl_right = "\x1bb", "\x1bf", "\x1b[1;5D", "\x1b[1;5C"
    assert typed(board, "[11, 22, 33]" + alt_b + alt_b + "1").endswith("\r\n[11, 122, 33]\r\n>>> ")
    assert typed(board, "[11, 22, 33]" + ctrl_left * 3 + "1" + ctrl_right * 2 + "2").endswith(
        "\r\n[111, 222, 33]\r\n>>> ")
    assert typed(board, "[11, 22]" + HOME + alt_f + "1" + END + ctrl_left * 9 + alt_f * 9 + "[0]").endswith(
        "\r\n111\r\n>>> ")


def test_kill_keys(board):
    ctrl_k, ctrl_u, ctrl_w = "\x0b", "\x15", "\x17"
    assert typed(board, "1234567" + LEFT * 4 + ctrl_k).endswith("\r\n123\r\n>>> ")
    assert typed(board, "1234567" + LEFT * 4 + ctrl_u).endswith("\r\n4567\r\n>>> ")
    assert typed(board, "77 + abc def" + ctrl_w * 2 + "1").endswith("\r\n78\r\n>>> ")
    assert typed(board, ctrl_k + ctrl_u + ctrl_w + "9").endswith("\r\n9\r\n>>> ")


def test_ctrl_l_clears_the_screen(board):
    board.type("12" + LEFT + "\x0c")
    assert board.read_until("\x1b[H\x1b[J>>> 12\b").endswith(b"\x1b[H\x1b[J>>> 12\b")
    assert typed(board, "3").endswith("\r\n132\r\n>>> ")


def test_utf8(board):
    assert typed(board, "'äöü€𝄞'").endswith("\r\n'äöü€𝄞'\r\n>>> ")
    assert typed(board, "'aüb€c𝄞d'" + LEFT * 3 + "\x7f\x7f" + "é" + RIGHT + DELETE).endswith(
        "\r\n'aübé𝄞'\r\n>>> ")
    # In the middle of a line a character is drawn as a whole, and the cursor goes back as many columns as there are.
    board.type("'äö'" + LEFT * 2)
    board.read_until("\b\b")
    board.type("ü")
    assert board.read_until("\b\b") == "üö'\b\b".encode()
    assert typed(board, "").endswith("'äüö'\r\n>>> ")
    # What is no character is dropped, and takes no key with it.
    board.type(b"1\x80\xbf\xe2\x82+\xf0\x9d2\xc3\r")
    assert board.read_until("\r\n>>> ").endswith(b"\r\n3\r\n>>> ")


def test_unfinished_escape_sequences_swallow_no_keys(board):
    for unfinished in ("\x1b", "\x1b[", "\x1bO", "\x1b[1;"):
        assert typed(board, "5" + unfinished).endswith("\r\n5\r\n>>> "), unfinished
        board.type("5 + " + unfinished + "\x03")
        assert board.read_until("\r\n>>> ").endswith(b"\r\n>>> ")
    assert board.enter("6") == "6\n"
    assert typed(board, "\x1b[99x\x1b[5~\x1bz7").endswith("\r\n7\r\n>>> ")


def test_last_value(board):
    board.enter("3 + 4")
    board.enter("x = 9")
    assert board.enter("_ * 2") == "14\n"
    assert board.enter("None") == ""
    assert board.enter("_") == "14\n"


def test_help(board):
    assert "help('modules')" in board.enter("help()")
    modules = board.enter("help('modules')").split()
    assert {"gc", "machine", "micropython", "os", "struct", "sys", "time"} <= set(modules), modules
    assert "append" in board.enter("help([])") and "to_bytes" in board.enter("help(int)")
    assert "mem_free" in board.enter("import gc; help(gc)")


def test_a_soft_reset_unlocks_the_heap(board):
    board.enter("import micropython")
    board.type("micropython.heap_lock(); micropython.heap_lock()\r")
    board.type("\x04")
    answer = board.read_until("MPY: soft reboot\r\n") + board.read_until(">>> ")
    assert b"fault" not in answer, answer
    assert board.enter("[1.5] * 3") == "[1.5, 1.5, 1.5]\n"
