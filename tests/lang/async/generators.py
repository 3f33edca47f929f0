# SPDX-License-Identifier: MIT
# An asynchronous generator: what it awaits goes to the event loop, what it yields to the `async for`.
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
        got = await Wait(i)
        sent = yield i, got
        if sent:
            print("sent", sent)
async def main():
    async for x in count(3):
        print(x)
    async for x in count(3):
        if x[0]:
            break
    else:
        print("not this")
    async for x in count(0):
        pass
    else:
        print("else")
    return [i async for i in count(2)]
run(main())
class Tree:
    def __init__(self, *kids):
        self.kids = kids
    async def walk(self, depth=0):
        yield depth
        for kid in self.kids:
            async for each in kid.walk(depth + 1):
                yield each
async def walk():
    return [d async for d in Tree(Tree(), Tree(Tree()), Tree()).walk()]
run(walk())
