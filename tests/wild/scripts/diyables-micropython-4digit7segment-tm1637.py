# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from DIYables_MicroPython_4Digit7Segment_TM1637 import Display4Digit7SegmentTM1637

fake.quiet = True
device = Display4Digit7SegmentTM1637(2, 3)
for call in (("print", 1234), ("print", -56, True), ("print", "HELP"), ("print_temperature", 23, "C"), ("print_time", 9, 41), ("set_brightness", 2), ("off",), ("on",),
             ("set_char", 1, "E"), ("set_number", 2, 7), ("set_segments", 0, 0x55), ("set_colon", True), ("clear",), ("print", 12345)):
    fake.each(device, call)
    fake.report()
