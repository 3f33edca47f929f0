# SPDX-License-Identifier: MIT
# Deeply nested assignment targets.
(a, [b, (c, *d)]), e = (1, (2, "xyz")), 3
print(a, b, c, d, e)
l = [0, 0]
d = {}


class A:
    pass


o = A()
l[0], d["k"], o.x, (l[1], *o.y) = 1, 2, 3, (4, 5, 6)
print(l, d, o.x, o.y)
[], () = (), []
[p, q] = {"k1": 1, "k2": 2}
print(p, q)
