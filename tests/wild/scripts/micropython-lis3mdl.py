# SPDX-License-Identifier: MIT
import fake
from micropython_lis3mdl import lis3mdl

device = lis3mdl.LIS3MDL(fake.bus({0x1C: fake.Registers({0x0F: 0x3D})}))
fake.explore(device, lis3mdl)
