# SPDX-License-Identifier: MIT
# The target of a for may be a tuple, an attribute or an item.
class A:
    pass


a = A()
l = [0, 0]
for a.x in range(3):
    pass
for l[1] in "pq":
    pass
print(a.x, l)
for i, (j, *k) in enumerate(["abc", "de"]):
    print(i, j, k)
for [x, y] in [(1, 2)]:
    print(x, y)
for d in ({},):
    for d["key"] in (1, 2):
        print(d)
