# SPDX-License-Identifier: MIT
# Function calls: fib(18), 8,361 of them.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(18))
