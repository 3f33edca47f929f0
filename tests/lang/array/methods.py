# SPDX-License-Identifier: MIT
# append, extend, insert, pop, remove, index, count, reverse, tolist, tobytes.
from array import array
a = array("i", [3, 1, 2])
a.append(70000)
a.extend([5, 1])
a.extend(array("i", [9]))
print(a, a.count(1), a.index(70000))
a.insert(1, -7)
print(a, a.pop(), a.pop(0), a.pop(-2))
a.remove(70000)
a.reverse()
print(a, a.tolist(), a.tobytes())
for action in (lambda: a.remove(99), lambda: array("b").pop(), lambda: a.append("x"), lambda: a.append(1.5)):
    try:
        action()
    except Exception as e:
        print(type(e).__name__)
print(a)
