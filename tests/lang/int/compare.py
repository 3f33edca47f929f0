# SPDX-License-Identifier: MIT
# Comparison of small and large integers.
values = [0, 1, -1, 1073741823, 1073741824, -1073741824, -1073741825, 1 << 32, -(1 << 32), 1 << 60]
print(sorted(values))
for a in (1073741824, -1 << 40):
    for b in (0, 1073741824, -1 << 40):
        print(a < b, a <= b, a == b, a != b, a >= b, a > b)
print(max(values), min(values))
