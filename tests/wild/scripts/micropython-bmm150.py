# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_bmm150 import bmm150

device = bmm150.BMM150(fake.bus({0x13: fake.Registers({0x40: 0x32})}))
fake.explore(device, bmm150)
