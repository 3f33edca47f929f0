# SPDX-License-Identifier: MIT
import fake
from micropython_bma220 import bma220

device = bma220.BMA220(fake.bus({0x0A: fake.Registers({0: 0xDD})}))
fake.explore(device, bma220)
