# SPDX-License-Identifier: MIT
# set.add, discard, remove, pop, clear.
s = {1}
s.add(2)
s.add(1)
s.discard(7)
s.remove(1)
print(s, s.pop(), s)
for wrong in (lambda: s.pop(), lambda: s.remove(1), lambda: s.add([])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
