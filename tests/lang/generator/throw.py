# SPDX-License-Identifier: MIT
# throw() raises at the yield.
def g():
    while True:
        try:
            yield "ok"
        except ValueError as e:
            print("caught", e)
            yield "recovered"


it = g()
print(next(it), it.throw(ValueError("v")), next(it))
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
print(list(it))
it2 = g()
try:
    it2.throw(ValueError)
except ValueError:
    print("unstarted")
print(next(it2, "finished"))
