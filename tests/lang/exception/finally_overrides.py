# SPDX-License-Identifier: MIT
# A raise in finally replaces a return and another exception.
def f(kind):
    try:
        if kind == "return":
            return 1
        if kind == "raise":
            raise KeyError("first")
    finally:
        raise ValueError("from finally")


for kind in ("return", "raise", "nothing"):
    try:
        f(kind)
    except ValueError as e:
        print(kind, e)


def g():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "break swallowed it"


print(g())
