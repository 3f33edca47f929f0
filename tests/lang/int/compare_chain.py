# SPDX-License-Identifier: MIT
# Chained comparisons evaluate each operand once.
def f(x):
    print("f", x)
    return x
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1.0 == True, 1 < 2 > 1, f(1) < f(2) < f(3))
print(f(3) < f(2) < f(1), 1 != 2 != 1, (1 < 2) == True, 1 < (2 == 2))
