# SPDX-License-Identifier: MIT
# +, *, comparison and `in`.
print((1, 2) + (3,), (1,) * 3, 2 * (1, 2), () + ())
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) != [1, 2], (1, 2) == [1, 2])
print(2 in (1, 2), 3 in (1, 2), (1, 2).count(1), (1, 2, 1).index(2))
try:
    (1, 2).index(5)
except ValueError:
    print("ValueError")
try:
    (1,) + [2]
except TypeError:
    print("TypeError")
