# SPDX-License-Identifier: MIT
# .out by hand: CPython has no pins
# not on host: the pins of a board
# Modes and pulls are those of the port's registers, and show in the text.
from machine import Pin

print(Pin("B0", Pin.OUT))
print(Pin("B0", Pin.OPEN_DRAIN))
print(Pin("B0", Pin.IN))
print(Pin("B0", Pin.IN, Pin.PULL_UP))
print(Pin("B0", Pin.IN, pull=Pin.PULL_DOWN))
print(Pin("B0", mode=Pin.IN, pull=None))
print(Pin("B0", Pin.ANALOG))
print(Pin("B0", Pin.ALT), Pin("B1", Pin.ALT_OPEN_DRAIN))
print(Pin("B0"))

pin = Pin("B0", Pin.OUT, value=1)
print(pin.mode() == Pin.OUT, pin.pull())
pin.mode(Pin.IN)
pin.pull(Pin.PULL_UP)
print(pin, pin.mode() == Pin.IN, pin.pull() == Pin.PULL_UP)
pin.init(Pin.OPEN_DRAIN, Pin.PULL_UP)
print(pin)
pin.init(mode=Pin.IN)
print(pin)

for mode in (4, 99):
    try:
        Pin("B0", mode)
    except ValueError as e:
        print(e)
try:
    Pin("B0", Pin.IN, 3)
except ValueError as e:
    print(e)
try:
    Pin("B0", "out")
except TypeError:
    print("TypeError")
