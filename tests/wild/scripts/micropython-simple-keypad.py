# SPDX-License-Identifier: MIT
import fake
from keypad import Keypad, KeypadException
from machine import Pin

keys = [["1", "2"], ["3", "4"]]
pad = Keypad([Pin(1), Pin(2)], [Pin(3), Pin(4)], keys)
fake.Pin.inputs[1] = [1]
fake.Pin.inputs[2] = [1, 1, 1, 0, 1]
for _ in range(3):
    fake.each(pad, ("read_keypad",))
fake.tell("numbers", lambda: Keypad([1], [2], keys))
fake.tell("sizes", lambda: Keypad([Pin(1)], [Pin(3)], keys))
