# SPDX-License-Identifier: MIT
# Loops over range in every form, and over things that are only called range.
def f(a, b, c):
    return [i for i in range(a, b, c)]


def loop(*args):
    out = []
    for i in range(*args):
        out.append(i)
    return out


print(f(0, 5, 2), f(5, 0, -2), f(3, 3, 1), f(-3, 3, 3), loop(3), loop(1, 4), loop(4, 1, -1))
n = 4
step = -1
for i in range(n, 0, step):
    n = 100
    step = 5
    print(i, end=" ")
print()
for i in range(2, 5):
    if i == 3:
        i = 50
    print(i, end=" ")
else:
    print("else", i)
for bad in (lambda: loop(1.5), lambda: loop("a"), lambda: loop(1, 2, 0), lambda: loop()):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__)


def shadowed():
    range = lambda n: ["not", "a", "range", n]
    return [x for x in range(3)], len(range(1))


print(shadowed())
