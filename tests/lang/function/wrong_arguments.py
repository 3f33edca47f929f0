# SPDX-License-Identifier: MIT
# Too few, too many, repeated and unknown arguments.
def f(a, b=1):
    return a, b


def none():
    pass


def kw(*, k):
    return k


calls = (
    lambda: f(),
    lambda: f(1, 2, 3),
    lambda: f(1, a=1),
    lambda: f(1, x=2),
    lambda: none(1),
    lambda: kw(1),
    lambda: kw(),
    lambda: f(b=2),
    lambda: f(*[1, 2, 3]),
    lambda: f(**{"q": 1}),
    lambda: f(*5),
    lambda: f(**[1]),
)
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(type(e).__name__)
print(f(1))
