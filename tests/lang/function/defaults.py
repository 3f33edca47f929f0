# SPDX-License-Identifier: MIT
# Defaults are evaluated once, at definition.
def f(a, b=2, c=3):
    return a, b, c


n = 5


def g(x=n):
    return x


n = 6
print(f(1), f(1, 20), f(1, c=30), f(a=0, b=1), g(), g(1))


def collect(x, into=[]):
    into.append(x)
    return into


print(collect(1), collect(2), collect(3, []), collect(4))
