# SPDX-License-Identifier: MIT
# does not fit: near the limit of the heap at import: in one build it runs
import fake
from micropython_isl29125 import isl29125

device = isl29125.ISL29125(fake.bus({0x44: fake.Registers({0: 0x7D})}))
fake.explore(device, isl29125)
