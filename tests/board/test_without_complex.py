# SPDX-License-Identifier: MIT
"""What an image without complex says where one with it would make a complex number."""


def test_powers_and_literals(board):
    board.enter_raw()
    for source, error in ("(-8) ** 0.5", "ValueError"), ("1j", "SyntaxError"), ("complex(1)", "NameError"), ("import cmath", "ImportError"):
        assert board.run_raw(source)[1].split("\r\n")[-2].startswith(error), source
