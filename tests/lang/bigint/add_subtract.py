# SPDX-License-Identifier: MIT
# Carries and borrows over many digits, with either sign.
a = 10**40 - 1
b = 10**38 + 12345
print(a + 1, a + a, a - b, b - a, -a + b, -a - b, a - a)
print((1 << 128) - 1, (1 << 128) - 1 + 1 == 1 << 128, (1 << 96) - (1 << 64) - (1 << 32))
n = 0
for i in range(50):
    n += 0xFFFFFFFFFFFFFFFF
print(n, n - 50 * 0xFFFFFFFFFFFFFFFF)
