# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_mma8451 import mma8451

device = mma8451.MMA8451(fake.bus({0x1D: fake.Registers({0x0D: 0x1A})}))
fake.explore(device, mma8451)
