# SPDX-License-Identifier: MIT
# A thousand different attribute names that nobody has.
class A:
    pass


a = A()
hits = 0
try:
    for i in range(1000):
        if hasattr(a, "name%d" % i):
            hits += 1
except MemoryError:
    print("names fill the heap")
print(hits)
