# SPDX-License-Identifier: MIT
# Printing, comparing and hashing deep nesting works or raises; nothing else.
def nest(n):
    a, b, t = [], [], ()
    for i in range(n):
        a, b, t = [a], [b], (t,)
    return a, b, t


def fine(f, expected):
    try:
        return f() == expected
    except (RuntimeError, MemoryError):
        return True


for n in (10, 100):
    a, b, t = nest(n)
    print(
        fine(lambda: len(repr(a)), 2 * n + 2),
        fine(lambda: a == b, True),
        fine(lambda: hash(t) == hash(t), True),
    )
    print(fine(lambda: len(str(t)), 3 * n + 2), fine(lambda: a < b, False))
    del a, b, t
