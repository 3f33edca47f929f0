# SPDX-License-Identifier: MIT
# image: all
# wait_for: in time, too late, with an exception, and cancelled itself.
import asyncio


async def slow(result, s=5):
    try:
        await asyncio.sleep(s)
        return result
    except asyncio.CancelledError:
        print("slow is cancelled")
        raise


async def bad():
    raise KeyError("k")


async def main():
    print(await asyncio.wait_for(slow(1, 0), 5))
    print(await asyncio.wait_for(slow(2, 0), None))
    try:
        await asyncio.wait_for(slow(3), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        await asyncio.wait_for(bad(), 5)
    except KeyError as e:
        print(repr(e))
    event = asyncio.Event()
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except asyncio.TimeoutError:
        print("nothing happened")
    task = asyncio.create_task(asyncio.wait_for(slow(4), 5))
    for _ in range(4):  # it has begun to sleep by then
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled from outside")


asyncio.run(main())
