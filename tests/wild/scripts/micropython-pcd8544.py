# SPDX-License-Identifier: MIT
# beside it does not fit: a call with 504 arguments does not fit the heap with the test program
import fake
import pcd8544
from machine import SPI, Pin

device = pcd8544.PCD8544(SPI(1), Pin("PA4"), Pin("PB0"), Pin("PB1"))
fake.each(device, ("invert", True), ("position", 42, 3), ("data", b"\x55\xaa" * 20), ("contrast", 0x30), ("power_off",), ("power_on",), ("clear",))
