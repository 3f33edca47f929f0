# SPDX-License-Identifier: MIT
# Around 2 ** 30 and 2 ** 31: where ints change their form.
a, b = 2 ** 30 - 1, -2 ** 30
print(a, a + 1, a + 1 - 1, b, b - 1, b - 1 + 1, a * 2, -b, abs(b), a - b, b // -1, a << 1, ~b)
print((a + 1) * (a + 1), -a - 1 == b, (a + 1) // 3, (b - 1) % 7, a + 1 > a, b - 1 < b)
print(hash(a + 1) == hash(2 ** 30))
