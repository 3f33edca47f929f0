# SPDX-License-Identifier: MIT
# A keypad of 4 x 4 keys: rows at PA1 to PA4, columns at PB5 to PB8. A key joins its row and its column.
from machine import Pin
import time

KEYS = ("123A", "456B", "789C", "*0#D")
# A row that is off does not hold the line high, so two keys at once do no harm.
rows = [Pin(name, Pin.OPEN_DRAIN, value=1) for name in ("PA1", "PA2", "PA3", "PA4")]
columns = [Pin(name, Pin.IN, Pin.PULL_UP) for name in ("PB5", "PB6", "PB7", "PB8")]


def pressed():
    for row, keys in zip(rows, KEYS):
        row(0)
        down = [key for column, key in zip(columns, keys) if not column()]
        row(1)
        if down:
            return down[0]


last = None
for _ in range(50):  # a second; contacts that bounce have settled between two looks
    key = pressed()
    if key and key != last:
        print(key)
    last = key
    time.sleep_ms(20)
