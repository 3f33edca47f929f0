# SPDX-License-Identifier: MIT
# Coroutines driven by hand.
class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def inner(x):
    r = await Pause()
    return x + r


async def outer():
    a = await inner(1)
    b = await inner(10)
    return a, b


c = outer()
print(c.send(None))
print(c.send(5))
try:
    c.send(7)
except StopIteration as e:
    print(e.value)
