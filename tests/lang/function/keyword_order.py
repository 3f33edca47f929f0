# SPDX-License-Identifier: MIT
# Keyword arguments keep their order through calls.
def show(**kw):
    return list(kw)


def forward(*args, **kw):
    kw["last"] = 1
    return show(**kw)


print(show(z=1, a=2, m=3), forward(9, q=1, b=2), show(**{"y": 1, "x": 2}, w=3))
