# SPDX-License-Identifier: MIT
# Union, intersection, difference and symmetric difference.
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b))
a |= {9}
print(sorted(a))
a &= {1, 2, 9}
print(sorted(a))
a -= {9}
print(sorted(a))
a ^= {2, 7}
print(sorted(a))
try:
    a | [1]
except TypeError:
    print("TypeError")
