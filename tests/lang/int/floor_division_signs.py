# SPDX-License-Identifier: MIT
# Floor division rounds down and modulo takes the divisor's sign.
for a in (7, -7, 6, -6, 0):
    for b in (3, -3, 2, -2, 1, -1):
        print(a, b, a // b, a % b, a == a // b * b + a % b)
