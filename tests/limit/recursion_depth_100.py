# SPDX-License-Identifier: MIT
# A recursion 100 calls deep works.
def f(n):
    return n and 1 + f(n - 1)


print(f(100))
