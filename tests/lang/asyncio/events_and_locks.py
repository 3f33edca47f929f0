# SPDX-License-Identifier: MIT
# image: all
# Event wakes all that wait; Lock lets one in after another, in order, also when one gives up.
import asyncio


async def waiter(name, event):
    print(name, "waits")
    print(name, await event.wait())


async def inside(name, lock):
    async with lock:
        print(name, "in", lock.locked())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print(name, "out")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "ab"]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    event.clear()
    for task in tasks:
        await task
    event.set()
    await waiter("c", event)

    lock = asyncio.Lock()
    await asyncio.gather(*[inside(name, lock) for name in "def"])
    print(lock.locked())
    await lock.acquire()
    quitter = asyncio.create_task(inside("quitter", lock))
    last = asyncio.create_task(inside("last", lock))
    await asyncio.sleep(0)
    quitter.cancel()
    lock.release()
    await last
    await lock.acquire()
    handed = asyncio.create_task(inside("handed", lock))
    last = asyncio.create_task(inside("last", lock))
    await asyncio.sleep(0)
    lock.release()
    handed.cancel()
    await last
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError:
        print("not locked")


asyncio.run(main())
