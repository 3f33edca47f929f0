# SPDX-License-Identifier: MIT
"""Modules as people have them, fonts, tables and long functions: imported with 13 KB of free heap, from the flash after a reset."""
import random

from test_stored_code import run, soft_reset, write_file

BALLAST = "import gc\nballast = []\ngc.collect()\nwhile gc.mem_free() > 13100: ballast.append(bytearray(56)); gc.collect()\n"
IMPORT = ("import time\ngc.collect()\nfree = gc.mem_free()\nt = time.ticks_ms()\nimport big\nt = time.ticks_ms() - t\n"
          "gc.collect()\nprint(free - gc.mem_free(), t)\ndel ballast")
DATA = random.Random(8).randbytes(4096)


def literals(data, size, end):
    """The data as font_to_py and its like write them: one literal per line."""
    return end.join("b'" + "".join(f"\\x{byte:02x}" for byte in data[at:at + size]) + "'" for at in range(0, len(data), size))


def numbers(values, size=12):
    return "".join(", ".join(map(str, values[at:at + size])) + ",\n" for at in range(0, len(values), size))


def try_module(board, source, use, expected, kept):
    """kept: bytes of heap, at most."""
    board.enter_raw()
    write_file(board, "big.py", source)
    took = []
    for boot in range(2):
        soft_reset(board)
        run(board, BALLAST)
        heap, ms = map(int, run(board, IMPORT).split())
        assert heap <= kept, (heap, kept)
        took.append(ms)
        output = run(board, f"print(({use}))")
        assert output == f"{expected}\n", output
    assert took[1] * 10 < took[0], took


def test_font_of_4_kb(board):
    source = ("def height():\n    return 16\n_font =\\\n" + literals(DATA, 16, "\\\n") + "\n\n_index =\\\n" +
              literals(DATA[:192], 16, "\\\n") + "\n\n_mvfont = memoryview(_font)\ndef get_ch(ch):\n"
              "    at = ord(ch) * 32\n    return _mvfont[at:at + 32], height()\n")
    try_module(board, source, "sum(big._font), sum(big._index), big.get_ch('A')[0] == big._font[2080:2112]",
               (sum(DATA), sum(DATA[:192]), True), 320)


def test_font_in_parentheses(board):
    try_module(board, "FONT = (\n" + literals(DATA, 16, "  # a row\n    ") + ")\n", "sum(big.FONT), len(big.FONT)",
               (sum(DATA), 4096), 192)


def test_image_as_numbers(board):
    data = DATA[:1024]
    try_module(board, "IMAGE = bytearray([\n" + numbers(data) + "])\n", "sum(big.IMAGE)", sum(data), 1120)


def test_tuple_of_1000_numbers(board):
    values = [at * 37 % 4096 for at in range(1000)]
    try_module(board, "WAVE = (\n" + numbers(values) + ")\n", "sum(big.WAVE), len(big.WAVE)", (sum(values), 1000), 4100)


def test_dict_of_190_letters(board):
    source = "FONT = {\n" + "".join(f"    {chr(256 + at)!r}: {DATA[at * 8:at * 8 + 8]!r},\n" for at in range(190)) + "}\n"
    try_module(board, source, "len(big.FONT), sum(sum(v) for v in big.FONT.values())", (190, sum(DATA[:190 * 8])), 3000)


def test_long_functions(board):
    dispatch = "".join(f"    elif op == {n}:\n        # operation {n}\n        out.append(a + {n} * b)\n        if a > {n * 7}:\n"
                       f"            out[0] = (a ^ b) & {n}\n        return out, 'operation {n}'\n" for n in range(1, 60))
    steps = "".join(f"    r.append(d.get('key{n % 50}', {n}) + {n * 3})\n" for n in range(200))
    try_module(board, f"def dispatch(op, a, b, out):\n    if op == 0:\n        return 0\n{dispatch}    return None\n",
               "big.dispatch(59, 3, 4, [0]), big.dispatch(60, 3, 4, [0])", (([0, 239], "operation 59"), None), 80)
    try_module(board, f"def steps(d):\n    r = []\n{steps}    return r\n", "sum(big.steps({}))", sum(n * 4 for n in range(200)), 80)


LEFT = "import gc, os\ngc.collect()\nprint(gc.mem_free(), os.statvfs('/')[3])"


def test_an_import_that_fails_leaves_nothing(board):
    board.enter_raw()
    methods = "".join(f"    def method_{n}(self, argument_{n}):\n        return argument_{n} + {n * 1000}, 'the text of method {n}'\n"
                      for n in range(80))
    for end, error in (("x = = 5\n", "SyntaxError: invalid syntax"),
                       ("def huge():\n" + "    v = c(v, 300) + 1000\n" * 480, "MemoryError: allocating")):
        write_file(board, "big.py", "class Klass:\n" + methods + end)
        heap = space = None
        for turn in range(5):
            raised = board.run_raw("import big")[1]
            assert error in raised, raised
            heap_left, space_left = map(int, run(board, LEFT).split())
            heap, space = heap or heap_left, space or space_left
            assert heap_left >= heap - 256 and space_left >= space - 1100, (turn, heap_left, space_left)
        assert heap > 13000, heap
        write_file(board, "big.py", "class Klass:\n" + methods)
        assert run(board, "import big, sys\nprint(big.Klass().method_5(1), id(big.Klass.method_5) < 0x20000000)\n"
                   "import os\nos.remove('big.py')") == "(5001, 'the text of method 5') True\n"
        soft_reset(board)
