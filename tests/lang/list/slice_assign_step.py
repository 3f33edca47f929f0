# SPDX-License-Identifier: MIT
# Extended slice assignment needs the same length.
a = list(range(6))
a[::2] = [10, 12, 14]
print(a)
a[::-1] = list(range(6))
print(a)
try:
    a[::2] = [1, 2]
except ValueError:
    print("ValueError")
try:
    a[0:1] = 5
except TypeError:
    print("TypeError")
