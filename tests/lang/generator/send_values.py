# SPDX-License-Identifier: MIT
# send() gives the value of yield.
def g():
    total = 0
    while True:
        x = yield total
        if x is None:
            return "end"
        total += x
it = g()
print(next(it), it.send(5), it.send(7))
try:
    it.send(None)
except StopIteration as e:
    print(e.value)
try:
    g().send(1)
except TypeError:
    print("TypeError")
