# SPDX-License-Identifier: MIT
# async for and async with, driven by hand.
class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Lock:
    async def __aenter__(self):
        print("enter")
        return 5

    async def __aexit__(self, *args):
        print("exit", args[0])


async def main():
    async for x in Count(3):
        print(x)
    else:
        print("else")
    async with Lock() as v:
        print("inside", v)


try:
    main().send(None)
except StopIteration:
    print("done")
