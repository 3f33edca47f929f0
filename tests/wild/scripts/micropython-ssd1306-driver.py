# SPDX-License-Identifier: MIT
# files: 30 KB
# beside it does not fit: a screen of 1 KB and the test program do not fit the heap
import fake
import ssd1306
from machine import SPI, Pin

device = ssd1306.SSD1306_I2C(128, 64, fake.bus({0x3C: fake.Commands({})}))
fake.quiet = True
for call in (("fill", 0), ("triangle", 5, 5, 40, 8, 20, 30, 1), ("triangle", 5, 5, 40, 8, 20, 30, 1, True), ("circle", 64, 32, 20, 1), ("circle", 64, 32, 9, 1, True),
             ("polygon", [(1, 1), (30, 5), (25, 25), (4, 18)], 1), ("ellipse", 60, 30, 25, 11, 1), ("round_rect", 10, 10, 40, 20, 1, False, 5),
             ("arc", 64, 32, 15, 0, 90, 1), ("show",), ("rotate", 1), ("contrast", 7), ("invert", 1), ("poweroff",)):
    fake.each(device, call)
    fake.report()
