# SPDX-License-Identifier: MIT
# A variable turns out to be shared only at the end of the function.
def f(a, b):
    total = a + b
    for i in range(3):
        total += i
    a = total * 2
    while b > 0:
        b -= 1
        a += b
    return lambda: (a, b, total, i)


def g(n):
    n += 1
    n = n * n
    if n > 10:
        n -= 1
    m = n

    def inner():
        nonlocal n
        n += m
        return n

    n += 100
    return inner


print(f(1, 2)())
h = g(4)
print(h(), h())
