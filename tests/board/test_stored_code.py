# SPDX-License-Identifier: MIT
"""Code of files lies in flash: imported without compiling after a reset, made anew when its source changes."""

import re
import subprocess
import tempfile
from pathlib import Path

from harness import PROMPT

ROOT = Path(__file__).resolve().parents[2]
THOUSAND_LINES = ROOT / "tests" / "limit" / "thousand_lines.py"

MODULE = ("T = (1, 'two words here', 2.5, b'bytes', 12345678901234567890)\n"
          "def f(a, keyword_name=2, *, other_keyword=3):\n"
          "    return a + keyword_name + other_keyword, T, 'a string constant of some length'\n"
          "class Klass:\n"
          "    def method_name(self):\n"
          "        return 'method of %d' % 5\n"
          "def closure(captured):\n"
          "    def inner(x):\n"
          "        return x + captured\n"
          "    return inner\n"
          "def boom():\n"
          "    raise ValueError('in boom')\n"
          "print('running', __name__)\n")
USE = ("import time\n"
       "t = time.ticks_us()\n"
       "import stored\n"
       "t = time.ticks_us() - t\n"
       "print(stored.f(1), stored.f(1, keyword_name=5, other_keyword=7)[0], stored.Klass().method_name(), "
       "stored.closure(5)(6), 'took', t)\n")
ANSWER = ("running stored\n(6, (1, 'two words here', 2.5, b'bytes', 12345678901234567890), "
          "'a string constant of some length') 13 method of 5 11 took ")


def write_file(board, name, text):
    parts = [f"f.write({text[at:at + 200]!r})" for at in range(0, len(text), 200)]
    for line in [f"f = open({name!r}, 'w{'b' * isinstance(text, bytes)}')", *parts, "f.close()"]:
        assert board.run_raw(line)[1] == "", line


def soft_reset(board):
    board.type("\x04")
    board.read_until("raw REPL; CTRL-B to exit\r\n>")


def run(board, source):
    output, error = board.run_raw(source)
    assert error == "", error
    return output.replace("\r\n", "\n")


def use(board):
    """How long the import took."""
    output = run(board, USE)
    assert output.startswith(ANSWER), output
    return int(output[len(ANSWER):])


def test_the_second_boot_does_not_compile(board):
    board.enter_raw()
    write_file(board, "stored.py", MODULE)
    first = use(board)
    for boot in range(2):
        soft_reset(board)
        later = use(board)
        assert later * 2 < first, (first, later)
    error = board.run_raw("stored.boom()")[1]
    assert 'File "stored.py", line 12, in boom' in error, error


def test_names_known_before_keep_their_numbers(board):
    board.enter_raw()
    write_file(board, "stored.py", MODULE)
    write_file(board, "user.py", "import stored\nbrand_new = 8\ndef g(**keyword_name):\n"
               "    return stored.f(1, **keyword_name)[0]\n")
    for boot in range(3):
        soft_reset(board)
        before = "method_name = keyword_name = unrelated_%d = 1\n" % boot
        assert run(board, before + "import user\nprint(user.g(other_keyword=4), user.brand_new, "
                   "getattr(user.stored.Klass(), 'method_' + 'name')(), 'brand_' + 'new' in dir(user))"
                   ) == "running stored\n7 8 method of 5 True\n"
        use_again = run(board, "print(user.g(keyword_name=keyword_name, other_keyword=0), method_name)")
        assert use_again == "2 1\n", use_again


def test_two_modules_that_did_not_know_each_other(board):
    board.enter_raw()
    write_file(board, "one.py", "def f():\n    shared_name = {'shared_key': 1}\n    return shared_name\nshared_global = 3\n")
    write_file(board, "two.py", "def f():\n    return {'shared_key': 2}\nshared_global = 4\n")
    for module in ("one", "two", "one", "two"):
        soft_reset(board)
        run(board, f"import {module}")
    for boot in range(2):
        soft_reset(board)
        assert run(board, "import two, one\nprint(one.f()['shared_' + 'key'], two.f()['shared_' + 'key'], "
                   "one.shared_global + two.shared_global, one.f().keys() == two.f().keys())") == "1 2 7 True\n"


def test_a_changed_source_is_compiled_anew(board):
    board.enter_raw()
    for turn in range(40):  # more than the flash could hold if nothing were given back
        write_file(board, "stored.py", MODULE + f"turn_{turn % 7} = {turn}\n")
        use(board)
        assert run(board, f"print(stored.turn_{turn % 7})") == f"{turn}\n"
        soft_reset(board)
    use(board)
    assert run(board, "import os\nos.remove('stored.py')\nprint(stored.f(1)[0])") == "6\n"
    soft_reset(board)
    assert "no module named 'stored'" in board.run_raw("import stored")[1]


def test_without_room_code_goes_to_the_heap(board):
    board.enter_raw()
    write_file(board, "stored.py", MODULE)
    board.run_raw("f = open('big', 'wb')\nwhile True: f.write(bytes(512)); f.flush()")
    assert "ENOSPC" in board.run_raw("f.write(bytes(600)); f.close()\nwhile True:\n f = open('big2', 'ab'); f.write(b'x' * 64); f.close()")[1]
    use(board)


def test_main_runs_from_flash(board):
    board.enter_raw()
    write_file(board, "main.py", "def main_function():\n    return 'from main'\nprint(main_function())\n")
    board.type("\x02")
    board.read_until(PROMPT)
    for boot in range(2):
        board.type("\x04")
        assert "from main\r\n" in board.read_until(PROMPT).decode()
        assert board.enter("main_function()") == "'from main'\n"


IN_FLASH = "print(id(%s) < 0x20000000)"  # a function that takes no heap


def test_functions_take_no_heap(board):
    board.enter_raw()
    names = ["stored", *(f"other_{n}" for n in range(6))]  # one more than there are places
    for name in names:
        write_file(board, name + ".py", f"name = {name!r}\ndef of():\n    return name\nclass K:\n    def m(self):\n        return of\n")
    everywhere = f"print(sum(id(__import__(name).K.m) < 0x20000000 for name in {names}))"
    for boot in range(2):
        assert run(board, f"print([__import__(name).of() == name and __import__(name).K().m()() == name for name in {names}])"
                   ) == f"{[True] * 7}\n"
        assert run(board, everywhere) == "5\n"  # and __main__ has a place
        soft_reset(board)
    # A module imported anew, whose old functions live on, and a failing one.
    assert run(board, "import stored, sys\nold = stored.of\ndel sys.modules['stored']\nimport stored\n"
               "print(old(), stored.of(), stored.K().m()())") == "stored stored stored\n"
    write_file(board, "fails.py", "def of():\n    return here\nhere = 1\nassert here == 2\n")
    for turn in range(20):
        assert "AssertionError" in board.run_raw("import fails")[1]
    assert run(board, "import gc\ngc.collect()\nprint(gc.mem_free() > 12000)") == "True\n"


def test_a_module_compiled_ahead_goes_to_the_flash(board):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "ahead.py").write_text(MODULE)
        subprocess.run([ROOT / "build/host/pyll", "--compile", "ahead.py", "-o", "ahead.mpc"], cwd=folder, check=True)
        code = Path(folder, "ahead.mpc").read_bytes()
    board.enter_raw()
    write_file(board, "ahead.mpc", code)
    for boot in range(2):
        assert run(board, USE.replace("stored", "ahead")).startswith(ANSWER.replace("stored", "ahead"))
        assert run(board, IN_FLASH % "ahead.Klass.method_name") == "True\n"
        soft_reset(board)
    write_file(board, "ahead.mpc", code[:-8])
    assert "damaged or incompatible" in board.run_raw("import ahead")[1]
    write_file(board, "ahead.mpc", code)
    board.run_raw("f = open('big', 'wb')\nwhile True: f.write(bytes(512)); f.flush()")
    assert "ENOSPC" in board.run_raw("f.write(bytes(600)); f.close()\nwhile True:\n f = open('big2', 'ab'); f.write(b'x' * 64); f.close()")[1]
    assert run(board, USE.replace("stored", "ahead")).startswith(ANSWER.replace("stored", "ahead"))
    assert run(board, IN_FLASH % "ahead.Klass.method_name") == "False\n"


# Until no more than 6 KB of heap are free.
BALLAST = ("import gc, time\nballast = []\ngc.collect()\n"
           "while gc.mem_free() > 6144 + 40: ballast.append(bytearray(56)); gc.collect()\n")
IMPORT = ("gc.collect()\nfree = gc.mem_free()\nt = time.ticks_ms()\nimport big\nt = time.ticks_ms() - t\n"
          "gc.collect()\nprint(t, free - gc.mem_free())\n")
FUNCTION = 24  # bytes at most: the object, and one default value
ENTRY = 8  # in the table of globals, without its index


def test_a_module_of_1000_lines(board):
    """It is imported with 6 KB of free heap and keeps less than 1 KB but for its globals; then without compiling."""
    board.enter_raw()
    # Indented by one, so that source and code have room: 17 and 13 KB.
    source = re.sub("^ +", lambda spaces: " " * (len(spaces[0]) // 4), THOUSAND_LINES.read_text(), flags=re.MULTILINE)
    assert source.count("\n") == 1000
    expected = THOUSAND_LINES.with_suffix(".out").read_text()
    write_file(board, "big.py", source)
    took = []
    for boot in range(3):
        soft_reset(board)
        run(board, BALLAST)
        output = run(board, IMPORT)
        assert output.startswith(expected), output[-300:]
        ms, kept = (int(word) for word in output[len(expected):].split())
        functions = int(run(board, "del ballast\nprint(len([n for n in dir(big) if n[0] == 'f' and n != 'f']))"))
        assert functions >= 120 and kept - functions * (FUNCTION + ENTRY) < 1024, (kept, functions)
        took.append(ms)
    assert took[1] * 10 < took[0] and took[2] * 10 < took[0], took


def imported(board, name, source):
    """What the import of this new file prints."""
    write_file(board, name + ".py", source)
    return run(board, f"import {name}\n")


def test_tables_in_one_statement(board):
    """While a table is compiled, its values take the heap that their code takes, not more."""
    board.enter_raw()
    row = "[0x00, 0x5f, 200, 7, 127]"
    font = "FONT = {\n" + "".join(f"    {n}: {row},\n" for n in range(32, 128)) + "}\nprint(len(FONT), FONT[126])\n"
    assert imported(board, "font", font) == "96 [0, 95, 200, 7, 127]\n"
    tuples = font.replace("FONT = {", "FONT = (").replace("}", ")").replace(": [", ", (").replace("],", "),")
    assert imported(board, "pairs", tuples) == "192 95\n"
