# SPDX-License-Identifier: MIT
# One name as global, local, cell, attribute, keyword and key.
n = 1


def f(n):
    def g():
        return n * 10

    return g()


class C:
    n = 3

    def n2(self, n=4):
        self.n = n
        return self.n, C.n, dict(n=n)["n"], {"n": n}


def use():
    global n
    n += 1
    return n


print(n, f(2), C().n2(), C().n2(n=5), use(), n, [n for n in range(2)], n)
