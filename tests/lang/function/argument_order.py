# SPDX-License-Identifier: MIT
# Arguments are evaluated from left to right.
def v(x):
    print(x, end=" ")
    return x


def f(*args, **kw):
    print("->", args, kw)


f(v(1), v(2), *[v(3)], k=v(4), **{"m": v(5)})
f(v("a") + v("b"), [v("c"), v("d")])
x = {v("k1"): v("v1"), v("k2"): v("v2")}
print(x, v(1) + v(2) * v(3), v(1) < v(2) < v(0))
