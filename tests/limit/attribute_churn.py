# SPDX-License-Identifier: MIT
# A thousand different attribute names that nobody has leave nothing behind.
class A:
    pass


a = A()
hits = 0
for i in range(1000):
    if hasattr(a, "name%d" % i):
        hits += 1
print(hits, hasattr(a, "hits"))
a.name5 = 1
print([hasattr(a, "name%d" % i) for i in range(4, 7)])
