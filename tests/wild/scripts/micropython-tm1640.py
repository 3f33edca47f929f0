# SPDX-License-Identifier: MIT
import fake
import tm1640
from machine import Pin

fake.quiet = True
device = tm1640.TM1640(Pin("PA0"), Pin("PA1"))
for call in (("write", [1, 2, 4, 8, 16, 32, 64, 128]), ("write_int", 0x7E424242427E0000), ("brightness", 2), ("brightness", 8), ("write_hmsb", bytearray(range(8)))):
    fake.each(device, call)
    fake.report()
