# SPDX-License-Identifier: MIT
# throw and close go through yield from.
def inner():
    try:
        yield 1
    except ValueError:
        print("inner caught")
        yield "handled"
    finally:
        print("inner finally")


def outer():
    try:
        yield from inner()
    finally:
        print("outer finally")


o = outer()
print(next(o), o.throw(ValueError()), next(o, "end"))
p = outer()
next(p)
p.close()
