# SPDX-License-Identifier: MIT
# Bit operations treat negatives as endless two's complement.
a = 0x123456789ABCDEF
m = 0xFFFFFFFF
print(hex(a & m), hex(a | m), hex(a ^ m))
print(-1 & m, -1 & 0x7FFFFFFFFFFFFFFF, -a & m, -a | m, -a ^ m)
print(~a, ~-a, -(1 << 40) & -(1 << 35), -(1 << 40) | 1, (1 << 40) ^ -1)
print(0xDEADBEEF & ~0xFF, 0x40011000 | 0x80000000)
