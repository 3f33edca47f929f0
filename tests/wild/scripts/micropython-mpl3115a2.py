# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_mpl3115a2 import mpl3115a2

device = mpl3115a2.MPL3115A2(fake.bus({0x60: fake.Registers({0x0C: 0xC4, 0: 0xFF, 0x26: 0xB9})}))
fake.explore(device, mpl3115a2)
