# SPDX-License-Identifier: MIT
# A generator runs from yield to yield.
def g():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("end")


it = g()
print("created")
print(next(it))
print(next(it))
try:
    next(it)
except StopIteration:
    print("StopIteration")
print(list(g()), iter(it) is it)
