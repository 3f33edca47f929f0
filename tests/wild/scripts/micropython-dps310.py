# SPDX-License-Identifier: MIT
# does not fit: MemoryError at import, for a block of 3.8 KB
import fake
from micropython_dps310 import dps310

device = dps310.DPS310(fake.bus({0x77: fake.Registers({0x0D: 0x10, 8: 0xF0})}))
fake.explore(device, dps310)
