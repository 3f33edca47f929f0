# SPDX-License-Identifier: MIT
# Identity of None, bools, small objects and containers.
a = []
b = a
print(a is b, a is [], a is not None, None is None, True is True, () is not None)


def f():
    return f


print(f() is f, type(1) is int, type("") is type("x"), a is not b, not a is b)
