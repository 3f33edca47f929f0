# SPDX-License-Identifier: MIT
# Coroutines awaiting coroutines, with results, loops and errors.
class Tick:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        yield self.n
        return self.n * 10


async def leaf(n):
    if n == 3:
        raise ValueError("three")
    return await Tick(n)


async def middle(n):
    try:
        return await leaf(n)
    except ValueError as e:
        return str(e)
    finally:
        await Tick(-n)


async def top():
    return [await middle(n) for n in (1, 3)], {"k": await leaf(2)}


c = top()
while True:
    try:
        print("tick", c.send(None))
    except StopIteration as e:
        print(e.value)
        break
