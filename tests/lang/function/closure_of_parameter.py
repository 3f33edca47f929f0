# SPDX-License-Identifier: MIT
# Parameters, star arguments and defaults as cells.
def f(a, b=2, *args, c=3, **kw):
    def g():
        nonlocal a
        a += 1
        return a, b, args, c, kw

    return g


g = f(1, 5, 6, c=7, d=8)
print(g(), g())


def power(n):
    return lambda x: x ** n


print([power(n)(2) for n in range(5)])
