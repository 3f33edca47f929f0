# SPDX-License-Identifier: MIT
# Asynchronous comprehensions of all kinds, and await inside others.
class Y:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        yield
        return self.v
class R:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return await Y(self.i)
async def main(k):
    print([x async for x in R(3)], {x async for x in R(2)}, {x: y + k async for x in R(4) if x % 2 for y in range(x)})
    print(sum([x async for x in R(3)], k), max(k, *[x async for x in R(2)]))
    print([await Y(i) async for i in R(2)], [(await Y(1), a, b) for a in (1, 2) for b in [await Y(5)] if await Y(6)])
    print([[x async for x in R(n)] async for n in R(3)], [f async for f in R(0)])
    a, *b = [i async for i in R(4)]
    return a, b
c = main(10)
try:
    while True:
        c.send(None)
except StopIteration as e:
    print(e.value)
