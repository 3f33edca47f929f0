# SPDX-License-Identifier: MIT
# Parameters before a slash are not given by name.
def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def g(x, /, **kw):
    return x, kw


print(f(1), f(1, 5), f(1, 5, 6), f(1, c=7, d=8), g(1, x=2))
for call in (lambda: f(a=1), lambda: f(1, b=2), lambda: g(x=1)):
    try:
        call()
    except TypeError:
        print("TypeError")
