# SPDX-License-Identifier: MIT
import fake
from DIYables_MicroPython_Keypad import Keypad

pad = Keypad(["1", "2", "3", "4", "5", "6"], [10, 11], [20, 21, 22], 2, 3)
pad.set_debounce_time(50)
fake.Pin.inputs[11] = [1, 1, 0, 1, 1, 0, 1, 1, 1, 0]
for _ in range(5):
    print(pad.get_key())
    fake.sleep_ms(20)
