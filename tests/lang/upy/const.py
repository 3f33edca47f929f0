# SPDX-License-Identifier: MIT
# micropython.const gives its argument back, in a module, a class and a function.
import micropython
from micropython import const

A = const(5)
B = const(1 << 31)
_PRIVATE = const(0x40011000)
MASK = const(~0xF & 0xFF)


class C:
    LIMIT = const(7)

    def get(self):
        return self.LIMIT + _PRIVATE


def f(x):
    return x * A + MASK


print(A, B, MASK, C().get(), f(2), micropython.const(9), const("text"))
