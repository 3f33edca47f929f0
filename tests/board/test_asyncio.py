# SPDX-License-Identifier: MIT
"""lib/asyncio.py on the board: pins that tasks blink, streams, interrupts, sleep and memory."""
import re
import statistics
import tempfile

from harness import PROMPT

LIBRARY = ["asyncio"]
PERIODS = {"PA0": 5, "PA1": 7, "PA2": 10, "PA3": 11, "PA4": 13, "PA5": 17, "PA6": 20, "PA7": 25, "PB0": 50, "PB1": 100}
BLINK = """
import asyncio
from machine import Pin

async def blink(name, ms):
    pin = Pin(name, Pin.OUT, value=0)
    while True:
        await asyncio.sleep_ms(ms)
        pin.toggle()

async def main():
    for name, ms in %r.items():
        asyncio.create_task(blink(name, ms))
    await asyncio.sleep(2)

asyncio.run(main())
"""


def edges(path):
    """ms of each change of a pin."""
    names, times, at = {}, {}, 0
    with open(path) as file:
        for line in file:
            if found := re.match(r"\$var wire 1 (\S) (\w+)", line):
                names[found[1]] = found[2]
            elif line[0] == "#":
                at = int(line[1:]) / 1e6
            elif line[0] in "01":
                times.setdefault(names[line[1]], []).append(at)
    return times


def test_ten_pins(board):
    """Each is late by what the others need before it, and by no more than 1 ms because of the ticks; none starves."""
    with tempfile.NamedTemporaryFile(suffix=".vcd") as file:
        output, told = board.program(BLINK % PERIODS, "--stats", "--vcd", file.name + ":" + ",".join(PERIODS), library=LIBRARY)
        times = edges(file.name)
    assert output == "", output
    for pin, ms in PERIODS.items():
        gaps = [b - a for a, b in zip(times[pin][1:], times[pin][2:])]
        assert abs(len(gaps) - 2000 / ms) < 0.15 * 2000 / ms + 2, (pin, len(gaps))
        assert ms - 1 <= min(gaps) and statistics.mean(gaps) < ms + 1 and max(gaps) < ms + 6, (pin, min(gaps), max(gaps))
    slept = int(re.search(r"cycles-slept (\d+)", told)[1])
    assert slept > 0.3 * 2 * 72e6, told


SLEEP = """
import asyncio, time

async def main():
    for n, ms in (1, 1000), (20, 10), (1, 250):
        t = time.ticks_us()
        for _ in range(n):
            await asyncio.sleep_ms(ms)
        print(time.ticks_diff(time.ticks_us(), t))
    await asyncio.sleep(2)

asyncio.run(main())
"""


def test_sleep(board):
    """To the tick, and the processor sleeps meanwhile."""
    output, told = board.program(SLEEP, "--stats", library=LIBRARY)
    one, twenty, quarter = (int(us) for us in output.split())
    assert 999000 <= one <= 1001000 and 199000 <= twenty <= 202000 and 249000 <= quarter <= 251000, output
    assert int(re.search(r"cycles-slept (\d+)", told)[1]) > 0.8 * 3.4 * 72e6, told


UART = """
import asyncio
from machine import UART

u = UART(2, 115200)

async def reader():
    r = asyncio.StreamReader(u)
    line = await r.readline()
    print(len(line), line[-9:])
    print(await r.readexactly(5))
    b = bytearray(4)
    print(await r.readinto(b), b)
    print(await asyncio.wait_for(r.read(100), 1))
    try:
        await asyncio.wait_for_ms(r.read(10), 50)
    except asyncio.TimeoutError:
        print("nothing")

async def main():
    t = asyncio.create_task(reader())
    w = asyncio.StreamWriter(u, {})
    w.write(b"hello, " * 30 + b"\\n12345abcdxyz")
    await w.drain()
    await t

asyncio.run(main())
"""


def test_uart_streams(board):
    output, _ = board.program(UART, "--attach", "wire@PA2,PA3", library=LIBRARY)
    assert output.splitlines() == ["211 b' hello, \\n'", "b'12345'", "4 bytearray(b'abcd')", "b'xyz'", "nothing"], output


FLAG = """
import asyncio, time
from machine import Pin

out = Pin("B5", Pin.OUT, value=0)
flag = asyncio.ThreadSafeFlag()
at = 0

def edge(pin):
    global at
    at = time.ticks_us()
    flag.set()

Pin("A1", Pin.IN).irq(edge, Pin.IRQ_RISING, hard=True)
times = []

async def waiter():
    while True:
        await flag.wait()
        times.append(time.ticks_diff(time.ticks_us(), at))

async def main():
    asyncio.create_task(waiter())
    for _ in range(20):
        await asyncio.sleep_ms(3)
        out.on()
        await asyncio.sleep_ms(2)
        out.off()

asyncio.run(main())
times.sort()
print(len(times), times[10], times[-1])
"""


def test_flag_from_a_hard_interrupt(board):
    output, _ = board.program(FLAG, "--attach", "wire@PA1,PB5", library=LIBRARY)
    count, median, longest = (int(n) for n in output.split())
    assert count == 20 and median < 1500 and longest < 6000, output  # us; the longest with a collection in it


MEMORY = """
import gc
gc.collect()
free = gc.mem_free()
import asyncio
gc.collect()
kept = free - gc.mem_free()

async def task(number):
    while True:
        await asyncio.sleep_ms(100)

n = 0

async def main():
    global n
    while True:
        asyncio.create_task(task(n))
        n += 1
        if n % 10 == 0:  # they all have run
            await asyncio.sleep_ms(200)

try:
    asyncio.run(main())
except MemoryError:
    asyncio.new_event_loop()
gc.collect()
print(kept, n)
"""


def test_memory(board):
    kept, tasks = (int(n) for n in board.program(MEMORY, library=LIBRARY)[0].split())
    assert kept < 2600 and tasks >= 80, (kept, tasks)


CONSOLE = """
import asyncio, sys
async def ticks():
    global count
    while True:
        await asyncio.sleep_ms(20)
        count += 1

async def main():
    asyncio.create_task(ticks())
    r = asyncio.StreamReader(sys.stdin)
    await asyncio.sleep_ms(90)
    print("ready")
    while (line := await r.readline()) != "quit\\n":
        print(repr(line), count)

count = 0
asyncio.run(main())
"""


def test_console(board):
    if LIBRARY:
        board.copy_library(LIBRARY)
        board.type("\x02")
        board.read_until(PROMPT)
    board.type("\x05")
    board.read_until("=== ")
    board.type(CONSOLE.replace("\n", "\r") + "\x04")
    board.read_until("\r\nready\r\n")
    for word in "one", "two":
        board.type(word[0])
        board.type(word[1:] + "\r")
        answer = board.read_until("\r\n").decode()
        assert answer.startswith("'%s\\n' " % word), answer
    assert int(answer.split()[1]) >= 4, answer
    board.type("quit\r")
    board.read_until(PROMPT)
