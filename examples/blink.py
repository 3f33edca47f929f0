# SPDX-License-Identifier: MIT
# The LED of the board, ten times.
from machine import Pin, Signal
import time

led = Signal("LED", Pin.OUT, invert=True)  # lit when low
for _ in range(10):
    led.on()
    time.sleep_ms(100)
    led.off()
    time.sleep_ms(400)
