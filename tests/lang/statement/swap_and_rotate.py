# SPDX-License-Identifier: MIT
# Parallel assignment through indexes, attributes and functions.
class P:
    x, y = 1, 2


p, l = P(), [1, 2, 3]
p.x, p.y = p.y, p.x
l[0], l[2] = l[2], l[0]
a, b, c = l
a, b, c = c, a, b
i = 0
i, l[i] = 1, "zero"
print(p.x, p.y, l, a, b, c)


def pair(n):
    return n, n * n


(q, r), s = pair(2), pair(3)
print(q, r, s, *pair(4), [*pair(5), *pair(6)])
