# SPDX-License-Identifier: MIT
# Lambdas with every kind of parameter.
print(
    (lambda: 5)(),
    (lambda x: x + 1)(1),
    (lambda x, y=2: (x, y))(1),
    (lambda *a: a)(1, 2),
    (lambda **k: k)(a=1),
)
print(
    (lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, c=4, e=5),
    (lambda *, k: k)(k=6),
    (lambda x: lambda y: x + y)(1)(2),
)
print(
    sorted([3, -1, 2], key=lambda v: -v),
    (lambda x: x if x else "zero")(0),
    [f(3) for f in (lambda x: x, lambda x: -x)],
)
f = lambda: (yield_ for yield_ in range(3))
print(list(f()), (lambda: None)())
