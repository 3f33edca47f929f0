# SPDX-License-Identifier: MIT
# Integer powers, with negative exponents as floats.
print(2 ** 0, 2 ** 10, 2 ** 30, 2 ** 31, 2 ** 62, 3 ** 39)
print((-2) ** 3, (-2) ** 62, -2 ** 2, 0 ** 0, 0 ** 5, 1 ** 1000)
print(2 ** -1, 2 ** -3, (-2) ** -1, 4 ** 0.5)
print(2 ** 3 ** 2, (2 ** 3) ** 2)
x = 3
x **= 4
print(x)
