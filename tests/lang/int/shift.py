# SPDX-License-Identifier: MIT
# Shifts of positive and negative ints.
print(1 << 10, -1 << 3, -8 >> 1, -7 >> 1, 7 >> 1, 1 << 100 >> 98, 0 << 50, 5 >> 100, -5 >> 100)
print(1 << 0)
for wrong in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
