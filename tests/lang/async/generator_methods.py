# SPDX-License-Identifier: MIT
# __anext__, asend() and aclose() of an asynchronous generator; its end stays the end.
class Wait:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        return (yield self.v)
def run(coro):
    given = []
    value = None
    try:
        while True:
            value = coro.send(value)
            given.append(value)
            value = (value, "sent")
    except StopIteration as e:
        print("waits", given, "->", e.value)
async def echo(n):
    try:
        for i in range(n):
            got = yield i
            print("got", got)
            if got:
                print(await Wait(got))
    finally:
        print("closed")
async def main():
    g = echo(3)
    print(g.__aiter__() is g, await g.__anext__(), await g.asend("a"), await g.asend(None))
    for i in range(2):
        try:
            print(await g.__anext__())
        except StopAsyncIteration:
            print("stop")
    g = echo(2)
    print(await g.asend(None))
    await g.aclose()
    await g.aclose()
    print([x async for x in g])
    await echo(1).aclose()
run(main())
