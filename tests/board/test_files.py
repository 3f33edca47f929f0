# SPDX-License-Identifier: MIT
"""boot.py and main.py, soft and hard resets, and the ways out of a main.py that does no good."""

import tempfile
from pathlib import Path

from harness import PROMPT, Board


def write_file(board, name, text):
    board.enter(f"f = open({name!r}, 'w'); f.write({text!r}); f.close()")


def soft_reset(board, until=PROMPT):
    board.type("\x04")
    return board.read_until(until).decode()


def test_boot_and_main_run_before_the_prompt(board):
    write_file(board, "boot.py", "print('in', __name__, __file__); from sys import path; a = 1")
    write_file(board, "main.py", "print('then main', a)\nb = a + 1\n")
    output = soft_reset(board)
    assert output.index("soft reboot") < output.index("in __main__ boot.py") < output.index("then main 1"), output
    assert output.index("then main 1") < output.index("MicroPython "), output
    assert board.enter("print(a, b, path)") == "1 2 ['', '/lib']\n"
    board.enter("import os; os.remove('boot.py'); os.remove('main.py')", PROMPT)
    assert "main" not in soft_reset(board)


def test_an_exception_in_main_gives_a_traceback_and_the_prompt(board):
    write_file(board, "main.py", "def f():\n    1/0\nx = 5\nf()\n")
    output = soft_reset(board).replace("\r\n", "\n")
    assert ('Traceback (most recent call last):\n  File "main.py", line 4, in <module>\n'
            '  File "main.py", line 2, in f\nZeroDivisionError: division by zero\n') in output, output
    assert board.enter("print(x)") == "5\n"


def test_a_syntax_error_in_boot_does_not_stop_main(board):
    write_file(board, "boot.py", "x = = 1")
    write_file(board, "main.py", "print('main runs')")
    output = soft_reset(board)
    assert 'File "boot.py", line 1' in output and "SyntaxError" in output and "main runs" in output, output


def test_ctrl_c_ends_main(board):
    write_file(board, "main.py", "print('spinning')\nwhile True:\n    pass\n")
    soft_reset(board, "spinning\r\n")
    board.type("\x03")
    assert "KeyboardInterrupt" in board.read_until(PROMPT).decode()
    assert board.enter("print(1 + 1)") == "2\n"


def test_ctrl_c_in_boot_skips_main(board):
    write_file(board, "boot.py", "print('booting')\nwhile True:\n    pass\n")
    write_file(board, "main.py", "print('in main')\n")
    soft_reset(board, "booting\r\n")
    board.type("\x03")
    output = board.read_until(PROMPT).decode()
    assert "KeyboardInterrupt" in output and "in main" not in output, output


def test_ctrl_c_ends_a_main_that_resets_for_ever(board):
    write_file(board, "main.py", "print('again')\nimport machine, time\ntime.sleep_ms(20)\nmachine.soft_reset()\n")
    soft_reset(board, "again\r\n")
    board.read_until("again\r\n")
    board.type("\x03")
    assert "KeyboardInterrupt" in board.read_until(PROMPT).decode()


def test_boot1_high_skips_both_files(board):
    with tempfile.TemporaryDirectory() as folder:
        flash = ["--flash", str(Path(folder) / "flash.bin")]
        sim, *args, firmware = board.command
        with Board(sim, firmware, [*args, *flash]) as first:
            write_file(first, "boot.py", "print('in boot')\n")
            write_file(first, "main.py", "print('in main')\nwhile True:\n    pass\n")
            first.process.terminate()
            first.process.wait()
        with Board(sim, firmware, [*args, *flash, "--volt", "PB2=3.3"]) as second:
            assert b"in " not in second.boot.partition(b"MicroPython")[0], second.boot
            second.enter("import os")
            assert second.enter("print(sorted(os.listdir()))") == "['boot.py', 'main.py']\n"


def test_raw_mode_soft_reset_runs_boot_alone(board):
    write_file(board, "boot.py", "print('in boot')\n")
    write_file(board, "main.py", "print('in main')\n")
    board.enter_raw()
    board.type("\x04")
    output = board.read_until("raw REPL; CTRL-B to exit\r\n>").decode()
    assert "soft reboot" in output and "in boot" in output and "in main" not in output, output
    board.type("\x02")
    board.read_until(PROMPT)


def test_hard_reset_runs_main_again(board):
    write_file(board, "main.py", "import machine\nprint('cause', machine.reset_cause() == machine.SOFT_RESET)\n")
    board.type("import machine; machine.reset()\r")
    assert "cause " in board.read_until("Type \"help()\"").decode()
    board.read_until(PROMPT)


def test_a_soft_reset_closes_files(board):
    board.enter("f = open('a.txt', 'w')")
    board.enter("f.write('kept')")
    soft_reset(board)
    assert board.enter("print(open('a.txt').read())") == "kept\n"


def test_main_imports_from_lib(board):
    board.enter("import os; os.mkdir('/lib')")
    write_file(board, "/lib/helper.py", "def twice(x):\n    return x * 2\n")
    write_file(board, "main.py", "import helper\nprint(helper.twice(4), helper.__file__)\n")
    assert "8 /lib/helper.py" in soft_reset(board)


def test_mounting_an_object(board):
    for line in ("class FS:\r"
                 "    def mount(self, readonly, mkfs): print('mounted', readonly)\r"
                 "    def umount(self): print('gone')\r"
                 "    def stat(self, path): return (0x8000 if path.endswith('.py') else 0x4000,) + (0,) * 9\r"
                 "    def ilistdir(self, path): return iter([('x.py', 0x8000, 0)])\r"
                 "    def chdir(self, path): pass\r"
                 "    def open(self, path, mode):\r"
                 "        import io\r"
                 "        print('open', path, mode)\r"
                 "        raise OSError(5)\r"
                 "\r",):
        board.type("\x05")
        board.read_until("=== ")
        board.type(line + "\x04")
        board.read_until(PROMPT)
    board.enter("import os, vfs")
    assert board.enter("os.mount(FS(), '/m', readonly=True)") == "mounted True\n"
    assert board.enter("os.listdir('/m'), os.stat('/m/d')[0]") == "(['x.py'], 16384)\n"
    assert "open /x.txt r" in board.enter("open('/m/x.txt')")
    assert board.enter("len(vfs.mount()), vfs.mount()[1][1]") == "(2, '/m')\n"
    assert board.enter("os.umount('/m')") == "gone\n"
    assert "[Errno 2] ENOENT" in board.enter("os.stat('/m')")
    assert "[Errno 22] EINVAL" in board.enter("os.umount('/m')")
