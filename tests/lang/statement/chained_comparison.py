# SPDX-License-Identifier: MIT
# Comparison chains evaluate each operand once and stop early.
def v(x):
    print("v%s" % x, end=" ")
    return x


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(1 < 3 > 2, 1 == 1 == 1, 1 == 1 != 2, 3 > 2 > 2, 1 < 2 in [2], 0 == 0 in [0], not 1 < 2 < 3)
x = 5
print(0 <= x < 10, 0 <= x <= 4, "a" <= "b" < "c", [1] is not None is None)
if 1 < x <= 5 != 6:
    print("in range")
