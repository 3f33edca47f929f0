# SPDX-License-Identifier: MIT
# Floor division and modulo of floats follow the divisor's sign.
for a in (7.5, -7.5):
    for b in (2.0, -2.0, 2, -2):
        print(a // b, a % b, divmod(a, b))
print(1.0 // 0.25, 5 // 2.0, 5 % 2.5, -1 // 4.0)
