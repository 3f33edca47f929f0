# SPDX-License-Identifier: MIT
# image: all
# Who sleeps less wakes first; those that wake at the same time do in the order in which they went to sleep.
import asyncio


async def after(name, ms):
    await asyncio.sleep(ms / 1000)
    print(name)


async def main():
    await asyncio.gather(*[after(name, ms) for name, ms in (("c", 120), ("a", 40), ("d", 160), ("b", 80))])
    print("main")
    t = asyncio.create_task(asyncio.sleep(0.12))
    await after("e", 1)
    print(t.done())
    await t
    await asyncio.sleep(-1)
    print(t.done())


asyncio.run(main())
