# SPDX-License-Identifier: MIT
# Values at the edges of 32 and 64 bits.
for bits in (8, 16, 30, 31, 32, 33, 48, 62):
    n = 1 << bits
    print(bits, n - 1, n, n + 1, -n - 1, -n, -n + 1)
print((1 << 62) - 1 + (1 << 62), -(1 << 62) - (1 << 62))
