# SPDX-License-Identifier: MIT
# image: all
# .out by hand: as MicroPython's documentation has it
# The loop's own functions, its exception handler, and sleeping in milliseconds.
import asyncio

loop = asyncio.get_event_loop()


async def ticker(n):
    for i in range(n):
        await asyncio.sleep_ms(1)
        print("tick", i)
    loop.stop()
    await asyncio.sleep_ms(0)
    return "ticked"


async def bad():
    raise ValueError("nobody awaits")


def handler(loop_, context):
    print(loop_ is loop, context["message"], repr(context["exception"]), context["future"].done())


print(loop.get_exception_handler())
loop.set_exception_handler(handler)
loop.create_task(bad())
task = loop.create_task(ticker(2))
loop.run_forever()
print("stopped")
print(loop.run_until_complete(task))
print(loop.run_until_complete(asyncio.sleep_ms(2)), loop.get_exception_handler() is handler)
loop.set_exception_handler(None)


async def late():
    print("never")


loop.create_task(late())
print(asyncio.new_event_loop() is loop, asyncio.current_task())


async def main():
    try:
        await asyncio.wait_for_ms(asyncio.sleep_ms(5000), 2)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        asyncio.current_task().cancel()
    except asyncio.CancelledError:
        print("cancelled itself")


asyncio.run(main())
loop.close()
