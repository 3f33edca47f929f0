# SPDX-License-Identifier: MIT
# throw() and close() at a yield.
def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("finally")
it = g()
print(next(it), it.throw(ValueError("v")))
try:
    next(it)
except StopIteration:
    print("stop")
it = g()
next(it)
it.close()
it.close()
it = g()
it.close()
try:
    g().throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
