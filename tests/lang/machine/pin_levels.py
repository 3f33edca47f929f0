# SPDX-License-Identifier: MIT
# .out by hand: CPython has no pins
# not on host: the pins of a board
# Writing and reading levels, in every spelling.
from machine import Pin

pin = Pin("B1", Pin.OUT, value=0)
print(pin.value(), pin())
pin.value(1)
print(pin.value())
pin(0)
print(pin())
pin.on()
print(pin())
pin.off()
print(pin())
pin.high()
print(pin())
pin.low()
print(pin())
pin.toggle()
print(pin())
pin.toggle()
print(pin())
pin.value("anything true")
print(pin())

# Nothing drives these: the pulls decide. An open-drain output lets go when high.
print(Pin("B5", Pin.IN, Pin.PULL_UP)(), Pin("B5", Pin.IN, Pin.PULL_DOWN)())

# A Pin is only a name for the port's bits: two of them are one pin.
other = Pin("PB1")
pin.off()
print(other.value())
other.on()
print(pin.value())

try:
    pin(1, 2)
except TypeError as e:
    print(e)
