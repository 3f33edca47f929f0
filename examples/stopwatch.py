# SPDX-License-Identifier: MIT
# Hundredths of a second by a hardware timer; a virtual timer shows them.
from machine import Timer
import time

hundredths = 0


def tick(timer):
    global hundredths
    hundredths += 1


def show(timer):
    print("%02d:%02d.%02d" % (hundredths // 6000, hundredths // 100 % 60, hundredths % 100))


clock = Timer(2, freq=100, callback=tick, hard=True)
display = Timer(-1, period=500, callback=show)
time.sleep_ms(2100)
clock.deinit()
display.deinit()
