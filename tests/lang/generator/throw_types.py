# SPDX-License-Identifier: MIT
# throw with a class, an instance and through a loop.
def g():
    n = 0
    while n < 5:
        try:
            n += 1
            yield n
        except (KeyError, IndexError) as e:
            yield "caught %s" % type(e).__name__


it = g()
print(next(it), it.throw(KeyError), next(it), it.throw(IndexError("i")), next(it))
try:
    it.throw(ZeroDivisionError("z"))
except ZeroDivisionError as e:
    print(e)
try:
    next(it)
except StopIteration:
    print("finished")
