# SPDX-License-Identifier: MIT
# await and its kin only inside async def; other malformed uses.
for source in ("await x", "def f():\n await x", "async for x in y: pass", "async def f():\n async if x: pass", "async x",
               "async def f():\n await", "def f():\n return [x async for x in y]", "async class A: pass",
               "async def f():\n def g():\n  await x", "lambda: await x", "async def f():\n await -x", "async = 1", "await = 1"):
    try:
        exec(source)
        print("accepted:", source)
    except SyntaxError:
        print("SyntaxError")
async def f():
    await 5
async def g():
    async for x in [1]:
        pass
async def h():
    async with 5:
        pass
for bad in (f, g, h):
    try:
        bad().send(None)
    except (TypeError, AttributeError):
        print("error")
