# SPDX-License-Identifier: MIT
# Parameters after a star are given by name.
def f(a, *, b, c=3):
    return a, b, c


def g(*args, sep="-"):
    return sep.join(args)


print(f(1, b=2), f(1, c=4, b=5), f(a=0, b=1), g("a", "b"), g("a", "b", sep="+"))
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, b=3)):
    try:
        call()
    except TypeError:
        print("TypeError")
