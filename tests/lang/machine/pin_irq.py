# SPDX-License-Identifier: MIT
# .out by hand: CPython has no pins
# not on host: the pins of a board
# Edges that the program makes itself call soft and hard handlers; one that raises is turned off.
from machine import Pin
import micropython

micropython.alloc_emergency_exception_buf(100)
p = Pin("B0", Pin.OUT, value=0)
count = 0


def up(pin):
    global count
    assert pin is p
    count += 1


def edges(n):
    for _ in range(n):
        p.toggle()
    for _ in range(2):
        pass


irq = p.irq(up, Pin.IRQ_RISING)
edges(5)
print("soft rising", count, irq.trigger() == Pin.IRQ_RISING)
p.irq(up, Pin.IRQ_RISING | Pin.IRQ_FALLING, hard=True)
edges(5)
print("hard both", count)
p.irq(handler=None)
edges(4)
print("off", count)


def wrong(pin):
    global count
    count += 1
    1 / 0


for hard in (True, False):
    p.irq(wrong, trigger=Pin.IRQ_RISING, hard=hard)
    edges(4)
    print("turned off", count)


def allocates(pin):
    return [1, 2, 3]


def adds(pin):
    global new
    new = 1


def recurses(pin):
    recurses(pin)


for handler in (allocates, adds, recurses):
    p.irq(handler, Pin.IRQ_RISING, hard=True)
    edges(2)
p.irq(allocates, Pin.IRQ_RISING)
edges(2)

try:
    Pin("A0").irq(up)
except ValueError as e:
    print(e)
try:
    p.irq(up, 4)
except ValueError as e:
    print(e)
try:
    p.irq(5)
except TypeError as e:
    print(e)
