# SPDX-License-Identifier: MIT
# Calls with every mix of arguments, to Python and builtin functions.
def f(*args, **kw):
    return args, kw


class K:
    def __init__(self, *args, **kw):
        self.all = args, kw


a, d = (2, 3), {"x": 4}
for g in (f, lambda *args, **kw: (args, kw), lambda *args, **kw: K(*args, **kw).all):
    print(
        g(),
        g(1),
        g(1, *a),
        g(*a, 4),
        g(*a, *a),
        g(k=1),
        g(1, k=2),
        g(*a, k=1, **d),
        g(**d, y=5),
        g(*(), **{}),
    )
print(
    max(1, *a),
    min(*a),
    print(*a, sep="-"),
    sorted(*[[3, 1]], **{"reverse": True}),
    dict(**d, z=1),
    "{} {x}".format(*a, **d),
)
