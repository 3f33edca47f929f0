# SPDX-License-Identifier: MIT
# Operators bind as the grammar says.
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4 * 5, 10 - 4 - 3, 100 // 10 // 3)
print(1 + 2 << 3, 1 << 2 + 3, 6 & 3 | 8, 6 ^ 3 & 1, 1 | 2 ^ 3)
print(-3 ** 2, 2 ** -1, ~5 + 1, -7 // 2, -(7 // 2))
print(not 1 == 2, not 1 + 1, 1 < 2 == True, 5 - -3)
print(7 % 4 * 2, 7 * 4 % 2, 2 * 7 // 3 % 3)
