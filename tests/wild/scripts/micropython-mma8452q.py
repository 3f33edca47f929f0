# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_mma8452q import mma8452q

device = mma8452q.MMA8452Q(fake.bus({0x1C: fake.Registers({0x0D: 0x2A})}))
fake.explore(device, mma8452q)
