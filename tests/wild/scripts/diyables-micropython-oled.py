# SPDX-License-Identifier: MIT
# does not fit: MemoryError at import: the function that builds its font is a block of 6.5 KB
import fake
from DIYables_MicroPython_OLED import OLED_SSD1306_I2C

fake.quiet = True
device = OLED_SSD1306_I2C(128, 64, fake.bus({0x3C: fake.Commands({})}))
for call in (("clear_display",), ("draw_line", 3, 60, 120, 2, 1), ("draw_circle", 64, 32, 20, 1), ("fill_circle", 30, 32, 9, 1), ("draw_rect", 1, 1, 50, 20, 1),
             ("fill_round_rect", 70, 10, 40, 30, 6, 1), ("draw_triangle", 1, 2, 30, 40, 60, 5, 1), ("fill_triangle", 1, 2, 30, 40, 60, 5, 1),
             ("set_cursor", 5, 5), ("set_text_size", 2), ("print", "Pyll"), ("println", 42), ("display",), ("invert_display", True)):
    fake.each(device, call)
    fake.report()
