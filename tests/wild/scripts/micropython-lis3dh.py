# SPDX-License-Identifier: MIT
import fake
from micropython_lis3dh import lis3dh

device = lis3dh.LIS3DH(fake.bus({0x18: fake.Registers({0x0F: 0x33})}))
fake.explore(device, lis3dh)
