# SPDX-License-Identifier: MIT
# A generator of 2,000 values through a generator expression.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(sum(x * 2 for x in count(2000)))
