# SPDX-License-Identifier: MIT
# An inner function sees the variables around it.
def outer(x):
    y = x + 1

    def inner(z):
        return x + y + z

    return inner


f, g = outer(1), outer(10)
print(f(0), g(0), f(5))


def three(a):
    def two(b):
        def one(c):
            return a, b, c

        return one

    return two


print(three(1)(2)(3))
