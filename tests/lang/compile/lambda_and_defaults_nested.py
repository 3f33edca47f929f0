# SPDX-License-Identifier: MIT
# Defaults evaluated outside, bodies inside, nested in each other.
n = 5
f = lambda a, b=n, *c, d=n + 1, **e: (a, b, c, d, e, lambda x=b: x + n)
n = 50
a, b, c, d, e, g = f(1)
print(a, b, c, d, e, g(), g(1))


def outer(k=(lambda: n)()):
    def inner(m=k * 2, *, z=[k]):
        z.append(m)
        return z

    return inner


i = outer()
print(i(), i(1), outer(2)())
print([h() for h in [lambda x=x, y=y: (x, y) for x in "ab" for y in range(2)]])
