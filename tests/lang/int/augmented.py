# SPDX-License-Identifier: MIT
# All augmented assignments on an integer.
x = 100
x += 23
print(x)
x -= 3
print(x)
x *= 2
print(x)
x //= 7
print(x)
x %= 20
print(x)
x **= 3
print(x)
x <<= 4
x >>= 2
x |= 1
x &= 0xFFF
x ^= 0x555
print(x)
