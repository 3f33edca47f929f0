# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_as6212 import as6212

device = as6212.AS6212(fake.bus({0x48: fake.Registers(size=2)}))
fake.explore(device, as6212)
