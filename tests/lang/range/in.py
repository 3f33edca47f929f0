# SPDX-License-Identifier: MIT
# in of ranges needs no walk.
r = range(10, 0, -3)
print(10 in r, 7 in r, 0 in r, 8 in r, "a" in r, 4.0 in range(5), 4.5 in range(5))
print(True in range(2), 10 ** 9 in range(0, 2 * 10 ** 9, 5), -1 in range(5))
