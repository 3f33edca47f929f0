# SPDX-License-Identifier: MIT
# Operations whose results are exact.
print(0.5 + 0.25, 0.5 - 0.75, 0.5 * 0.5, 1.0 / 8, 7.5 // 2, 7.5 % 2)
print(-0.5 + 0.5, 3 * 0.5, 0.5 * 3, 2 + 0.5, 0.5 + 2, 1 - 0.5)
print(2.0 ** 3, 2.0 ** -2, 9.0 ** 0.5, 4 ** 0.5, (-2.0) ** 3)
x = 1.5
x += 1
x *= 2
x -= 0.5
x /= 3
print(x)
