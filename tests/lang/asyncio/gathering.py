# SPDX-License-Identifier: MIT
# image: all
# gather: results in order, the first exception, or all of them; cancelling it cancels all.
import asyncio


async def double(x, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    return 2 * x


async def bad(x):
    await asyncio.sleep(0)
    raise ValueError(x)


async def forever(x):
    try:
        await asyncio.sleep(5)
    finally:
        print("end of", x)


async def main():
    print(await asyncio.gather(double(1, 5), double(2), asyncio.sleep(0)))
    task = asyncio.create_task(double(3))
    print(await asyncio.gather(task, double(4, 2)), task.done())
    print(await asyncio.gather(task, double(5)))
    endless = asyncio.create_task(forever("endless"))
    try:
        await asyncio.gather(endless, bad(6))
    except ValueError as e:
        print(e, endless.done())
    print([repr(x) for x in await asyncio.gather(bad(7), double(8, 3), bad(9), return_exceptions=True)])
    endless.cancel()

    async def both():
        await asyncio.gather(forever("one"), forever("two"))

    task = asyncio.create_task(both())
    for _ in range(3):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    print(await asyncio.gather())


asyncio.run(main())
