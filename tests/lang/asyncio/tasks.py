# SPDX-License-Identifier: MIT
# image: all
# Tasks take turns; awaiting one gives its result or its exception, now or later.
import asyncio


async def count(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name * 2


async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad")


async def main():
    a = asyncio.create_task(count("a", 3))
    b = asyncio.create_task(count("b", 2))
    print(a.done(), a is asyncio.current_task())
    print(await a, await b, a.done())
    print(await a)
    try:
        await asyncio.create_task(bad())
    except ValueError as e:
        print(e)
    print(await count("c", 1))
    me = asyncio.current_task()

    async def same():
        return asyncio.current_task() is me

    print(await same(), await asyncio.create_task(same()))
    return 42


print(asyncio.run(main()))
try:
    asyncio.run(bad())
except ValueError as e:
    print(e)
try:
    asyncio.create_task
    asyncio.run(5)
except (TypeError, ValueError):
    print("no coroutine")
