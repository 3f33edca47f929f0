# SPDX-License-Identifier: MIT
"""complex in a module whose code lies in flash."""
from test_stored_code import run, soft_reset, write_file

IMAGE = "all"
MODULE = ("T = (1j, 2.5, -2.5j)\n"
          "def f(a):\n"
          "    return a + 1.5e3j, [a * 2j, 'a string constant of some length'], (0.25j, b'bytes')\n")
USE = ("import gc, parts\n"
       "for i in range(3):\n"
       "    x = [[j] * 9 for j in range(40)]\n"
       "    gc.collect()\n"
       "print(parts.T, parts.f(1), parts.f(2.5 + 1j))\n")
ANSWER = ("(1j, 2.5, (-0-2.5j)) ((1+1500j), [2j, 'a string constant of some length'], (0.25j, b'bytes')) "
          "((2.5+1501j), [(-2+5j), 'a string constant of some length'], (0.25j, b'bytes'))\n")


def test_constants_in_flash(board):
    board.enter_raw()
    write_file(board, "parts.py", MODULE)
    assert run(board, USE) == ANSWER
    soft_reset(board)
    assert run(board, USE) == ANSWER
    assert run(board, "import cmath\nprint(cmath.sqrt(-1), complex('1-2j'), type((-4) ** .5))\n") \
        == "1j (1-2j) <class 'complex'>\n"
