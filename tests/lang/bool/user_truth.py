# SPDX-License-Identifier: MIT
# __bool__ decides, then __len__; without both an object is true.
class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return self.v


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class P:
    pass


print(bool(B(True)), bool(B(False)), not B(False))
print(bool(L(0)), bool(L(3)), bool(P()))
print("yes" if L(0) else "no")
class Bad:
    def __bool__(self):
        return 1
try:
    bool(Bad())
except TypeError:
    print("TypeError")
