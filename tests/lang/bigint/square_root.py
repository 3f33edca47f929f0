# SPDX-License-Identifier: MIT
# An integer square root by Newton's method.
def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


for n in (10**40, 2 * 10**38, 99**20, 2**127 - 1):
    r = isqrt(n)
    print(r, r * r <= n < (r + 1) * (r + 1))
