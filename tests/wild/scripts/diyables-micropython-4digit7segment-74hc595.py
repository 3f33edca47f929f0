# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from DIYables_MicroPython_4Digit7Segment_74HC595 import Display4Digit7Segment74HC595

fake.quiet = True
device = Display4Digit7Segment74HC595(2, 3, 4)
for call in (("print", 1234), ("print", -5.625), ("print", 3.14159, 2), ("print", "HELP"), ("print_temperature", 23), ("print_time", 9, 41), ("off",), ("on",),
             ("set_char", 1, "E"), ("set_number", 2, 7), ("set_segments", 0, 0x55), ("set_dot", 2), ("clear",)):
    fake.each(device, call)
    for _ in range(5):
        fake.fire()
    fake.report()
