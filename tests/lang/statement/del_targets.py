# SPDX-License-Identifier: MIT
# del of names, items, slices, attributes and tuples.
class A:
    pass


a = A()
a.x = a.y = 1
x, y = 1, 2
l = list(range(6))
d = {"k": 1, "m": 2}
del x, a.x, l[0], d["k"]
print(hasattr(a, "x"), hasattr(a, "y"), l, d)
del (y, [l[0]]), l[-1:]
print(l)
for name in ("x", "y"):
    print(name in globals())
try:
    del d["gone"]
except KeyError as e:
    print("KeyError", e)
