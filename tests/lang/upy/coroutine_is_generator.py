# SPDX-License-Identifier: MIT
# A coroutine is a generator; await takes whatever can be iterated; yield in async def waits.
async def f():
    got = yield "step"
    await [7]
    return got
c = f()
print(next(c), c.send(5))
try:
    next(c)
except StopIteration as e:
    print(e.value)
print(type(c).__name__, list(f()))
