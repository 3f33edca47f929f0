# SPDX-License-Identifier: MIT
# .out by hand: CPython has no pins
# not on host: the pins of a board
# A Signal is a Pin whose levels may be inverted.
from machine import Pin, Signal

pin = Pin("B0", Pin.OUT)
for signal in (Signal(pin), Signal(pin, invert=True), Signal(pin, True), Signal("B0", Pin.OUT, value=1, invert=True)):
    print(pin.value(), signal.value())
    signal.on()
    print(pin(), signal())
    signal.off()
    print(pin(), signal())
    signal(1)
    signal.value(0)
    print(pin(), signal())
