# SPDX-License-Identifier: MIT
# Bit operator methods.
class B:
    def __init__(self, s):
        self.s = s

    def __and__(self, o):
        return B(self.s + "&" + o.s)

    def __or__(self, o):
        return B(self.s + "|" + o.s)

    def __xor__(self, o):
        return B(self.s + "^" + o.s)

    def __lshift__(self, n):
        return B(self.s + "<<" + str(n))

    def __rshift__(self, n):
        return B(self.s + ">>" + str(n))

    def __invert__(self):
        return B("~" + self.s)

    def __matmul__(self, o):
        return B(self.s + "@" + o.s)


x, y = B("x"), B("y")
print((x & y).s, (x | y).s, (x ^ y).s, (x << 2).s, (x >> 3).s, (~x).s, (x @ y).s, (x | y & ~x).s)
