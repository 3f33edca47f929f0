# SPDX-License-Identifier: MIT
# yield from delegates to any iterable and gives its result.
def inner():
    x = yield 1
    print("inner got", x)
    yield 2
    return "result"


def outer():
    r = yield from inner()
    print("outer got", r)
    yield from [3, 4]
    yield from "ab"
    yield from range(2)


o = outer()
print(next(o), o.send("hello"), list(o))
