# SPDX-License-Identifier: MIT
# beside it does not fit: a screen of 4.6 KB does not fit the heap with the test program
import fake
import ssd1327

device = ssd1327.SEEED_OLED_96X96(fake.bus({0x3C: fake.Commands({})}))
fake.quiet = True
fake.each(device, ("fill", 0), ("text", "Hello", 3, 4), ("pixel", 5, 6, 15), ("show",), ("contrast", 90), ("invert", True), ("rotate", True),
          ("lookup", bytes(15)), ("scroll", 1, 2), ("poweroff",), ("poweron",))
fake.report()
