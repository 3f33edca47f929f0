# SPDX-License-Identifier: MIT
# What comes in at UART 2 goes out at UART 3, and the other way round, for two seconds.
from machine import UART
import time

a, b = UART(2, 115200, rxbuf=256), UART(3, 9600, rxbuf=256)
start = time.ticks_ms()
passed = 0
while time.ticks_diff(time.ticks_ms(), start) < 2000:
    for source, target in ((a, b), (b, a)):
        if source.any():
            passed += target.write(source.read(source.any()))
    time.sleep_ms(1)
print("passed", passed)
