# SPDX-License-Identifier: MIT
# Augmented assignments that grow and shrink a number.
n = 1
n <<= 100
n -= 1
n *= 3
n //= 2
n ^= 0xFF << 60
n |= 1 << 110
n &= (1 << 111) - 2
n %= 10**30
n **= 2
n >>= 7
print(n, -n, +n)
