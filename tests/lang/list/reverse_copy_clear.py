# SPDX-License-Identifier: MIT
# reverse, copy and clear.
a = [1, 2, 3]
b = a.copy()
print(a.reverse(), a, b, b is a)
a.clear()
print(a, b)
one, none = [1], []
one.reverse()
none.reverse()
print(one, none)
