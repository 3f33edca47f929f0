# SPDX-License-Identifier: MIT
# An `async for` may be any clause of a comprehension; await stands in all parts.
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
async def main(k):
    print([(a, b) for a in range(3) async for b in count(a)])
    print(sorted({a + b + k for a in (1, 10) async for b in count(2) if b for c in [0] async for d in count(1)}))
    print({a: [b async for b in count(a)] for a in range(3)})
    print([[b async for b in count(a)] async for a in count(3) if a])
    print((lambda *a, **b: (a, b))(*[x async for x in count(2)], x=[x async for x in count(1)]))
    x = [0, 0]
    x[[a async for a in count(2)][-1]], y = [a async for a in count(1)], 1 if [a async for a in count(0)] else 2
    print(x, y, [f() async for f in count(0)], [f() for f in [(lambda: a * b) for b in range(2) async for a in count(2)]])
    try:
        return [1 // a for a in [1] async for a in count(3)]
    except ZeroDivisionError:
        return "divided"
run(main(5))
