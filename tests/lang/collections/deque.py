# SPDX-License-Identifier: MIT
# deque: both ends, extension, rotation.
from collections import deque
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d, bool(d), bool(deque()))
d.extend("ab")
d.extendleft([8, 9])
print(d, list(d), list(reversed(d)), 2 in d, d.count("a"), d.index(2))
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d[1] = "x"
d.remove(2)
d.reverse()
print(d, d == deque(d), sum(deque([1, 2, 3])))
d.clear()
print(d, deque("abc"))
for wrong in (d.pop, d.popleft, lambda: d[0]):
    try:
        wrong()
    except IndexError:
        print("IndexError")
