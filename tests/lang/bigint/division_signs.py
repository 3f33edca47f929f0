# SPDX-License-Identifier: MIT
# Floor division and modulo of large numbers, with all signs.
a = 123456789012345678901234567890
for b in (7, 10**9, 4294967296, 10**15 + 1, 987654321098765432109, a, a + 1):
    for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
        q, r = x // y, x % y
        print(q, r, q * y + r == x, divmod(x, y) == (q, r))
