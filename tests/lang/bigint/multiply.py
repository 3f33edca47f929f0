# SPDX-License-Identifier: MIT
# Products of numbers of different lengths and signs.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a * b, a * -b, -a * -b, a * 0, a * 7, 1000000007 * a)
print((2**64 - 1) * (2**64 - 1), (2**64 + 1) * (2**64 - 1), a * a - a * (a - 1) == a)
