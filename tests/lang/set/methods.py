# SPDX-License-Identifier: MIT
# add, discard, remove, pop, clear and copy.
s = {1, 2}
s.add(3)
s.add(1)
print(sorted(s), s.discard(2), s.discard(99), sorted(s))
s.remove(1)
try:
    s.remove(99)
except KeyError as e:
    print("KeyError", e)
c = s.copy()
print(s.pop(), s, c)
try:
    s.pop()
except KeyError:
    print("KeyError")
c.clear()
print(c)
