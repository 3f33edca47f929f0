# SPDX-License-Identifier: MIT
# A generator expression looks its names up when it runs; its first iterable at once.
k = 1
items = [1, 2]
g = (x * k for x in items)
k = 10
items = [5, 6]
print(list(g))


def f(n):
    g = (x + n for x in range(3))
    n = 100
    return list(g)


print(f(1), list(y for y in (z for z in "ab")), sum(i * j for i in range(3) for j in range(i)))
