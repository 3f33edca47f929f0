# SPDX-License-Identifier: MIT
# A generator that swallows GeneratorExit does not keep the one that delegates to it from ending.
def inner():
    try:
        yield 1
    except GeneratorExit:
        print("inner ends")


def outer():
    try:
        yield from inner()
        print("not reached")
    except GeneratorExit:
        print("outer ends")
        raise


it = outer()
next(it)
it.close()
it = outer()
next(it)
try:
    it.throw(GeneratorExit)
except GeneratorExit:
    print("thrown through")
