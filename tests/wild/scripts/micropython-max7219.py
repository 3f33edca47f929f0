# SPDX-License-Identifier: MIT
import fake
import max7219
from machine import SPI, Pin

device = max7219.Matrix8x8(SPI(1), Pin("PA4"), 4)
fake.each(device, ("brightness", 9), ("text", "Py"), ("pixel", 3, 3, 1), ("show",), ("zero",), ("shutdown",), ("wake",), ("test",), ("brightness", 99),
          ("text_from_glyph", "1", {"1": bytearray(8)}))
