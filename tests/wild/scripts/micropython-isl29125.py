# SPDX-License-Identifier: MIT
# files: 32 KB
import fake
from micropython_isl29125 import isl29125

device = isl29125.ISL29125(fake.bus({0x44: fake.Registers({0: 0x7D})}))
fake.explore(device, isl29125)
