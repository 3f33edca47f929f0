# SPDX-License-Identifier: MIT
# async for with else, break and continue; async with on every way out.
class Y:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        return (yield self.v)
class R:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await Y(self.i)
        return self.i
class M:
    async def __aenter__(self):
        await Y("in")
        return self
    async def __aexit__(self, t, v, tb):
        await Y("out")
        print("exit", t and t.__name__)
        return t is ValueError
async def main():
    async with M() as m, M():
        async for i in R(5):
            if i == 2:
                continue
            if i == 4:
                break
            print("i", i)
        else:
            print("not printed")
    async for i in R(2):
        pass
    else:
        print("else", i)
    async with M():
        raise ValueError
    try:
        async with M():
            raise KeyError("k")
    except KeyError as e:
        print("KeyError", e)
    for i in range(3):
        async with M():
            if i == 1:
                break
    async with M():
        return await Y(7)
c, value = main(), None
try:
    while True:
        value = c.send(value)
        print(value, end=" ")
except StopIteration as e:
    print("=", e.value)
