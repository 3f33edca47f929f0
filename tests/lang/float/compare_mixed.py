# SPDX-License-Identifier: MIT
# Floats compare with ints by value.
print(1.0 == 1, 1.5 > 1, 1 < 1.5, 2 >= 2.0, 0.5 != 0, -0.0 == 0.0, 0 == -0.0)
print(1.0 == True, 0.0 == False, 1.0 == "1")
print(2.0 ** 40 == 1 << 40, 2.0 ** 40 > 1 << 39, 1 << 40 < 2.0 ** 41)
print(sorted([3, 1.5, 2, -0.5, 0]))
print(0.5 in [1, 0.5], 1.0 in [1], {1: "a"}[1.0])
