# SPDX-License-Identifier: MIT
import fake
from DIYables_MicroPython_LCD_I2C import LCD_I2C

device = LCD_I2C(fake.bus({0x27: fake.Commands({})}), 0x27, 2, 16)
fake.each(device, ("print", "Hi\n1.5"), ("set_cursor", 3, 1), ("custom_char", 2, [1, 2, 4, 8, 16, 8, 4, 2]), ("print_custom_char", 2), ("backlight_off",),
          ("blink_cursor_on",), ("display_off",), ("clear",), ("home",))
