# SPDX-License-Identifier: MIT
# does not fit: MemoryError at import: the function that builds its font is a block of 4.3 KB
import fake
from DIYables_MicroPython_LED_Matrix import Max7219
from machine import SPI, Pin

device = Max7219(SPI(1), Pin("PA4"), 4)
fake.each(device, ("set_brightness", 3), ("print", "Pyll 7"), ("show",), ("clear",), ("print_char", "@"), ("print_custom_char", [1, 2, 4, 8]), ("show",))
