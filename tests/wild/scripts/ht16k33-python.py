# SPDX-License-Identifier: MIT
# does not fit: its __init__ imports ten modules, 90 KB of source
import fake
from ht16k33.ht16k33matrix import HT16K33Matrix
from ht16k33.ht16k33segment import HT16K33Segment

bus = fake.bus({0x70: fake.Commands({})})
device = HT16K33Matrix(bus)
fake.each(device, ("set_brightness", 4), ("set_blink_rate", 1), ("set_blink_rate", 9), ("set_angle", 90), ("plot", 2, 3), ("is_set", 2, 3), ("draw",),
          ("set_inverse",), ("set_character", 65), ("draw",), ("set_icon", b"\x3C\x42\xA9\x85\x85\xA9\x42\x3C"), ("draw",), ("plot", 9, 0),
          ("define_character", b"\x01\x02", 1), ("scroll_text", "a"), ("clear",))
device = HT16K33Segment(bus)
fake.each(device, ("set_number", 7, 0, True), ("set_character", "F", 1), ("set_colon",), ("set_glyph", 0x3F, 3), ("draw",), ("rotate",), ("draw",),
          ("set_number", 10), ("power_off",))
