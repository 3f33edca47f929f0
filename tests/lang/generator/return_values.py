# SPDX-License-Identifier: MIT
# return in a generator is StopIteration.value, and yield from's.
def inner(n):
    for i in range(n):
        yield i
    return n * 10
def outer():
    a = yield from inner(2)
    b = yield from inner(0)
    print("got", a, b)
    return a + b
def lister():
    r = yield from outer()
    yield "r", r
print(list(lister()))
def nothing():
    return 5
    yield
try:
    next(nothing())
except StopIteration as e:
    print(e.value, e.args)
