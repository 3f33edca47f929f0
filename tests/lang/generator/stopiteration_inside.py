# SPDX-License-Identifier: MIT
# StopIteration raised inside becomes RuntimeError.
def g():
    yield 1
    raise StopIteration


it = g()
next(it)
try:
    next(it)
except RuntimeError:
    print("RuntimeError")
