# SPDX-License-Identifier: MIT
# A clock on an SSD1306 display at I2C1 (PB6, PB7). Set the time once with machine.RTC().datetime(...).
from machine import I2C, RTC
import math
import ssd1306
import time

display = ssd1306.SSD1306_I2C(128, 64, I2C(1))


def hand(part, end, start=0):
    x, y = math.sin(part * 2 * math.pi), -math.cos(part * 2 * math.pi)
    display.line(32 + round(start * x), 32 + round(start * y), 32 + round(end * x), 32 + round(end * y), 1)


def show(year, month, day, weekday, hour, minute, second):
    display.fill(0)
    for hour_mark in range(12):
        hand(hour_mark / 12, 31, 28)
    hand((hour + minute / 60) / 12, 17)
    hand(minute / 60, 25)
    hand(second / 60, 29)
    display.text("%02d:%02d" % (hour, minute), 76, 16)
    display.text("%02d.%02d." % (day, month), 72, 32)
    display.text(str(year), 80, 44)
    display.show()


rtc = RTC()
for _ in range(3):
    show(*rtc.datetime()[:7])
    time.sleep_ms(1000)
