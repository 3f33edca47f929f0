# SPDX-License-Identifier: MIT
# `in` by arithmetic, equality by contents.
r = range(0, 20, 4)
print(8 in r, 9 in r, 20 in r, -4 in r, 0 in r, "a" in r, 4 in range(10, 0, -3))
print(
    range(3) == range(0, 3, 1),
    range(0) == range(5, 2),
    range(0, 4, 2) == range(0, 3, 2),
    range(3) == [0, 1, 2],
)
print(bool(range(0)), bool(range(1)))
