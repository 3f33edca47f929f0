# SPDX-License-Identifier: MIT
# **kwargs collects unknown names in order.
def f(**kw):
    return kw


def g(a, *args, k=0, **kw):
    return a, args, k, kw


print(f(), f(b=1, a=2), f(**{"x": 1}, y=2), f(**{}, **{"z": 3}))
print(g(1), g(1, 2, 3, k=4, z=5, y=6), g(a=1, b=2), g(*[1, 2], **{"k": 3, "m": 4}))
d = f(a=1)
d["b"] = 2
print(d, f(**d))
