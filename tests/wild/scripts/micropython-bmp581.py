# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_bmp581 import bmp581

device = bmp581.BMP581(fake.bus({0x47: fake.Registers({1: 0x50})}))
fake.explore(device, bmp581, ["altitude"])
