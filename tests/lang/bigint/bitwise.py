# SPDX-License-Identifier: MIT
# And, or, xor, invert of large numbers of either sign.
a = 0xFFFF0000FFFF0000FFFF0000
b = 0x123456789ABCDEF012345678
for x in (a, -a):
    for y in (b, -b, 255, -256):
        print(hex(x & y), hex(x | y), hex(x ^ y))
print(~a, ~-a, ~(1 << 100), a & ~a, a | ~a, a ^ -1 == ~a, -1 & (1 << 70) - 1)
