# SPDX-License-Identifier: MIT
# Coroutines as methods and decorated; precedence of await.
class Y:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        yield
        return self.v
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value
def add_one(f):
    async def wrapper(*args):
        return 1 + await f(*args)
    return wrapper
class Device:
    async def read(self, *, n=1):
        return [n, await Y(2)]
    @staticmethod
    async def make():
        return await Device().read(n=5)
    @add_one
    async def power(self, x):
        return await Y(x) ** 2 + -await Y(3)
print(run(Device.make()), run(Device().power(4)))
async def conditions(a):
    if await Y(a) and not await Y(0):
        return "yes" if await Y(a) > 1 else "no"
    return f"{await Y(a)!r}"
print(run(conditions(2)), run(conditions(1)), run(conditions(0)))
