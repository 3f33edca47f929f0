# SPDX-License-Identifier: MIT
# return's value is in StopIteration.
def g():
    yield 1
    return "done"


it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
try:
    next(it)
except StopIteration as e:
    print(e.value)


def empty():
    return 5
    yield


print(list(empty()))
