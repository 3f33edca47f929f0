# SPDX-License-Identifier: MIT
# send() gives the value of the yield expression.
def acc():
    total = 0
    while True:
        x = yield total
        if x is None:
            continue
        total += x


a = acc()
print(next(a), a.send(5), a.send(10), next(a), a.send(1))


def echo():
    got = []
    for _ in range(3):
        got.append((yield len(got)))
    yield got


e = echo()
print(e.send(None), e.send("a"), e.send("b"), e.send("c"))
try:
    echo().send(1)
except TypeError:
    print("TypeError")
