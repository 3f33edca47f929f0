# SPDX-License-Identifier: MIT
"""The latencies of docs/timing.md."""
import re

PROGRAM = """
from machine import Pin, PWM, mem16
import time
log = [0] * 40
two = [0] * 40
n = 0
def handler(p):
    global n
    a = mem16[0x40000824]
    b = mem16[0x40000824]
    if n < 40:
        log[n] = a
        two[n] = b - a
        n += 1
pwm = PWM("B6", freq=1200, duty_u16=100)
pin = Pin("A0", Pin.IN)
def sleeps():
    time.sleep_ms(30)
def loops():
    x = 0
    while n < 30:
        x += 1
def allocates():
    while n < 30:
        k = [str(i) for i in range(20)]
for hard in (True, False):
    for what in (sleeps, loops, allocates):
        n = 0
        pin.irq(handler, Pin.IRQ_RISING, hard=hard)
        what()
        pin.irq(None)
        seen, cost = sorted(log[:n]), min(t for t in two[:n] if t > 0)
        print("hard" if hard else "soft", what.__name__, seen[0] - cost, seen[len(seen) // 2] - cost, seen[-1] - cost)
        time.sleep_ms(2)
def second(): # in a function: a statement of the program itself would be compiled between
    start = time.ticks_us()
    time.sleep_ms(1000)
    return time.ticks_diff(time.ticks_us(), start)
def seconds():
    for i in range(5):
        time.sleep_us(170) # another part of the millisecond
        yield second()
print("sleep", *seconds())
"""


def test_latency_and_sleep(board):
    output, told = board.program(PROGRAM, "--stats", "--attach", "wire@PB6,PA0")
    *rows, sleep = output.strip().split("\n")
    medians = {tuple(row.split()[:2]): int(row.split()[3]) for row in rows}
    assert len(medians) == 6, output
    assert all(cycles < 3000 for (kind, _), cycles in medians.items() if kind == "hard"), output
    assert all(cycles < 25000 for (kind, _), cycles in medians.items() if kind == "soft"), output
    assert all(abs(int(us) - 1000000) <= 100 for us in sleep.split()[1:]), output
    slept = int(re.search(r"cycles-slept (\d+)", told)[1])
    assert slept > 5 * 70e6, told  # of the seconds, nearly all
