# SPDX-License-Identifier: MIT
# The division operator always gives a float.
print(6 / 3, 7 / 2, -7 / 2, 0 / 5, 1 / 4)
print(type(4 / 2).__name__)
x = 9
x /= 2
print(x)
print((1 << 40) / (1 << 38), 3 / (1 << 2))
