# SPDX-License-Identifier: MIT
# Comparison of large numbers with each other, with ints and with floats.
values = [10**30, -(10**30), 10**30 + 1, 0, 5, -5, 1 << 64, -(1 << 64), (1 << 64) - 1]
print(sorted(values))
print(
    10**30 == 10**30, 10**30 != 10**30 + 1, 10**30 > 10**29, -(10**30) < 10**29, 10**30 < -(10**31)
)
print(
    1 << 100 > 1.5,
    -(1 << 100) < 0.5,
    1 << 100 == 2.0**100,
    (1 << 100) + 1 == 1 << 100,
    10**30 is None,
)
