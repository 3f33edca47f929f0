# SPDX-License-Identifier: MIT
# Local arithmetic and comparisons with ints, bools, floats, strings and objects.
class N:
    def __add__(self, o):
        return "N+%s" % o

    def __radd__(self, o):
        return "%s+N" % o

    def __lt__(self, o):
        return "N<%s" % o

    def __gt__(self, o):
        return "N>%s" % o

    def __iadd__(self, o):
        return "N+=%s" % o


def f(x, y):
    a = x + y
    b = "lt" if x < y else "ge"
    x += y
    return a, b, x


for x, y in (
    (1, 2),
    (True, 1),
    (1.5, 1),
    (1 << 40, 1),
    (1073741823, 1),
    ("a", "b"),
    ([1], [2]),
    (N(), 1),
    (1, N()),
):
    print(f(x, y))
