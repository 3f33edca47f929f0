# SPDX-License-Identifier: MIT
# image: all
# .out by hand: MicroPython's streams
# Readers and writers over a stream that is ready now and then; ThreadSafeFlag.
import asyncio


class Serial:
    def __init__(self, text):
        self.text = text
        self.sent = b""
        self.polls = 0

    def ioctl(self, request, mask):
        self.polls += 1
        return mask if self.polls % 3 == 0 else 0

    def read(self, n):
        data = self.text[:n]
        self.text = self.text[n:]
        return data

    def write(self, data):
        self.sent += data[:5]
        return len(data[:5])

    def close(self):
        print("closed")


async def main():
    serial = Serial(b"first line\nsecond\n0123456789tail and the rest")
    reader = asyncio.StreamReader(serial)
    print(await reader.readline(), await reader.readline())
    print(await reader.readexactly(10))
    buf = bytearray(8)
    n = await reader.readinto(buf)
    print(n > 0, buf[:n] == b"tail and"[:n])
    rest = await reader.read(-1)
    print((bytes(buf[:n]) + rest), await reader.read(5))
    try:
        await reader.readexactly(1)
    except EOFError:
        print("end")
    writer = asyncio.StreamWriter(serial, {})
    writer.write(b"hello, ")
    writer.write(b"world")
    print(serial.sent)
    await writer.drain()
    print(serial.sent)
    writer.close()
    await writer.wait_closed()
    text = asyncio.StreamReader(Serial("a str\nof lines"))
    print(repr(await text.readline()), repr(await text.readline()))

    flag = asyncio.ThreadSafeFlag()
    taken = []

    async def waiter():
        for i in range(2):
            await flag.wait()
            print("flag")
            taken.append(i)

    task = asyncio.create_task(waiter())
    await asyncio.sleep_ms(1)
    flag.set()
    while not taken:  # set twice before it is taken once counts as once
        await asyncio.sleep_ms(1)
    flag.set()
    await task
    flag.set()
    flag.clear()
    try:
        await asyncio.wait_for_ms(flag.wait(), 5)
    except asyncio.TimeoutError:
        print("cleared")


asyncio.run(main())
