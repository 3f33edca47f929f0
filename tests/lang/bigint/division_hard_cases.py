# SPDX-License-Identifier: MIT
# Divisors whose quotient digits are hard to guess.
for n, d in (
    ((1 << 96) - 1, (1 << 64) - 1),
    ((1 << 96) - 1, 1 << 63),
    (0x7FFFFFFF800000010000000000000000, 0x800000008000000200000005),
    (0x8000000000000003 << 64, 0x2000000000000001 << 32),
    ((1 << 128) - (1 << 64), (1 << 64) + 3),
    (0xFFFFFFFE00000001 << 32, 0xFFFFFFFF00000000),
    ((1 << 160) - 1, (1 << 96) - (1 << 33)),
    (1 << 200, (1 << 100) - 1),
):
    q, r = divmod(n, d)
    print(q, r, q * d + r == n, 0 <= r < d)
