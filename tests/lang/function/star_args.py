# SPDX-License-Identifier: MIT
# *args collects what is left.
def f(*args):
    return args


def g(a, *rest):
    return a, rest


def h(a, b=2, *rest):
    return a, b, rest


print(f(), f(1), f(1, 2, 3), f(*[1, 2]), f(*"ab", *range(2)), f(0, *[1], 2, *[3]))
print(g(1), g(1, 2, 3), h(1), h(1, 5), h(1, 5, 6, 7), type(f()).__name__)
