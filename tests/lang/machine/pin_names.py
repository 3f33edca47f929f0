# SPDX-License-Identifier: MIT
# .out by hand: CPython has no pins
# not on host: the pins of a board
# A pin is named as on the board ('A0'), as in the manual ('PA0') or by what is soldered to it ('LED').
from machine import Pin

for name in ("PA0", "A0", "B12", "PC13", "C15", "LED"):
    print(name, Pin(name))
pin = Pin("B9")
print(Pin(pin))

for name in ("PA16", "PC12", "PD0", "PE1", "P", "", "A", "A1x", "a0", "PA123", 99, None, "FOO"):
    try:
        print(Pin(name))
    except ValueError as e:
        print(e)
