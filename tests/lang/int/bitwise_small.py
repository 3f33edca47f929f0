# SPDX-License-Identifier: MIT
# And, or, xor and invert of small integers of either sign.
for a, b in ((12, 10), (-12, 10), (12, -10), (-12, -10), (0, -1)):
    print(a & b, a | b, a ^ b, ~a, ~b)
x = 0b1100
x &= 0b0111
x |= 0b1000_0000
x ^= 0xFF
print(x)
