# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_lis2mdl import lis2mdl

device = lis2mdl.LIS2MDL(fake.bus({0x1E: fake.Registers({0x4F: 0x40})}))
fake.explore(device, lis2mdl)
