# SPDX-License-Identifier: MIT
# & | ^ ~ with negative ints: two's complement.
print(-1 & 255, -256 | 1, -1 ^ 5, ~5, ~-6, -6 & -4, -6 | -4, 6 ^ -4, (2 ** 40) & -2)
print(-(2 ** 40) | 1, ~(2 ** 40))
for wrong in (lambda: 1 & 1.0, lambda: "a" | 1):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
