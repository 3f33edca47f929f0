# SPDX-License-Identifier: MIT
# Arguments by position, by name and mixed.
def f(a, b, c):
    return a, b, c


print(f(1, 2, 3), f(1, c=3, b=2), f(c=3, b=2, a=1), f(1, 2, c=3))
print(f(*[1, 2], c=3), f(*(1, 2, 3)), f(**{"a": 1, "b": 2, "c": 3}), f(1, **{"c": 3, "b": 2}))
