# SPDX-License-Identifier: MIT
# Sums, differences and products inside 64 bits.
a = 123456789012345
b = 987654321
print(a + b, a - b, b - a, -a - b)
print(b * 1000, b * -1000, b * b)
print(3037000499 * 3037000499)
print(a * 0, a - a, a + -a)
print(4294967295 * 2147483647)
