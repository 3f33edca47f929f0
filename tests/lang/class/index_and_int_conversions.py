# SPDX-License-Identifier: MIT
# __int__, __float__ and __index__ of a class.
class N:
    def __int__(self):
        return 42

    def __float__(self):
        return 1.5


class I:
    def __index__(self):
        return 3


print(int(N()), float(N()), [10, 20, 30, 40][I()], "abcdef"[I():], list(range(I())), hex(I()))
