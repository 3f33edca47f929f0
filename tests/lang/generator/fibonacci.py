# SPDX-License-Identifier: MIT
# An endless generator, taken in part.
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    for x in it:
        if n == 0:
            return
        n -= 1
        yield x


print(list(take(15, fib())))
g = fib()
print([next(g) for _ in range(5)], [next(g) for _ in range(5)])
