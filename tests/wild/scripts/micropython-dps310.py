# SPDX-License-Identifier: MIT
# files: 32 KB
# beside it does not fit: the test program beside it does not fit the heap
import fake
from micropython_dps310 import dps310

device = dps310.DPS310(fake.bus({0x77: fake.Registers({0x0D: 0x10, 8: 0xF0})}))
fake.explore(device, dps310)
