# SPDX-License-Identifier: MIT
# Bodies of docstrings, pass, ellipsis and one-liners.
def f():
    """A docstring."""


def g():
    "doc"
    return 1


def h(): ...


def i(): pass; return 2


def j(x): return x + 1


print(f(), g(), h(), i(), j(1))
class K: pass
class L: x = 1; y = 2
print(L.x + L.y)
