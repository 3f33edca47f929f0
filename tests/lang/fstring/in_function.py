# SPDX-License-Identifier: MIT
# Locals, closures, self and globals are all visible.
g = "global"


class A:
    def __init__(self, n):
        self.n = n

    def show(self, extra):
        return f"{self.n}-{extra}-{g}-{self.n + len(extra)}"


def outer(a):
    def inner(b):
        return f"{a}{b}{g[0]}"

    return inner


print(A(5).show("xy"), outer(1)(2))
print([f"{i}:{c}" for i, c in enumerate("ab")])
