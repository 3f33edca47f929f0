# SPDX-License-Identifier: MIT
# Exceptions out of an asynchronous generator and into what it waits for; return ends it.
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
async def early(n):
    if not n:
        return
    yield n
    if n == 1:
        return
    raise ValueError(n)
async def main():
    print([x async for x in early(0)], [x async for x in early(1)])
    try:
        async for x in early(2):
            print(x)
    except ValueError as e:
        print("raised", e)
run(main())
async def guarded():
    for i in range(3):
        try:
            yield await Wait(i)
        except KeyError as e:
            yield e
        finally:
            print("finally", i)
async def collect():
    try:
        async for x in guarded():
            print("item", x)
    except IndexError as e:
        print("out", e)
    return "end"
c = collect()
print(c.send(None))
print(c.send("one"))
print(c.throw(KeyError("two")))
try:
    c.throw(IndexError("three"))
except StopIteration as e:
    print(e.value)
