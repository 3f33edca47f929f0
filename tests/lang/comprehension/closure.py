# SPDX-License-Identifier: MIT
# Comprehensions see and capture the variables around them.
def f(n):
    k = 10
    return [x + k + n for x in range(n)]


def g():
    fs = [lambda: x for x in range(3)]
    return [h() for h in fs]


def h(m):
    return [[a * b + m for a in range(2)] for b in range(3)]


print(f(3), g(), h(1), [(lambda y: y * x)(2) for x in range(3)])
