# SPDX-License-Identifier: MIT
# image: all
# A cancelled task ends with CancelledError, or catches it; one that awaits another passes it on.
import asyncio


async def forever(name):
    try:
        while True:
            await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleans up")


async def deaf():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        return "as if nothing was"


async def outer():
    try:
        await asyncio.create_task(forever("inner"))
    except asyncio.CancelledError:
        print("outer sees it")
        raise


async def ended(task):
    try:
        return await task
    except asyncio.CancelledError:
        return "ended"


async def main():
    for make in (forever("f"), deaf(), outer()):
        task = asyncio.create_task(make)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print(task.cancel())
        print(await ended(task), task.done(), task.cancel())
    early = asyncio.create_task(forever("never started"))
    early.cancel()
    print(await ended(early))
    print(issubclass(asyncio.CancelledError, Exception))


asyncio.run(main())
