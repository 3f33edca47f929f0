# SPDX-License-Identifier: MIT
# Asynchronous generator expressions; their first iterable is asked for at once.
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
async def count(n):
    for i in range(n):
        await Wait(i)
        yield i
class Iterable:
    def __aiter__(self):
        print("aiter")
        return count(2)
async def total(items):
    n = 0
    async for x in items:
        n += x
    return n
async def main():
    e = (x * 10 async for x in Iterable() if x)
    print("made")
    print([x async for x in e], [x async for x in e])
    print(await total(x + y async for x in count(3) async for y in count(x)))
    print([x async for x in (await Wait(y) for y in range(2))], [x async for x in (y for y in [1] if await Wait(7))])
run(main())
def outside():
    return (x async for x in count(1))
run(total(outside()))
