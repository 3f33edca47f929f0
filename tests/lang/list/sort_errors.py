# SPDX-License-Identifier: MIT
# Items that cannot be compared, and a key that raises.
a = [1, "a", 2]
try:
    a.sort()
except TypeError:
    print("TypeError", len(a))
b = [3, 2, 1]
try:
    b.sort(key=lambda x: 1 // (x - 2))
except ZeroDivisionError:
    print("ZeroDivisionError", sorted(b))
try:
    sorted([1], 2)
except TypeError:
    print("TypeError")
