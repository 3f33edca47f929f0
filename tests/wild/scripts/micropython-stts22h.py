# SPDX-License-Identifier: MIT
import fake
from micropython_stts22h import stts22h

device = stts22h.STTS22H(fake.bus({0x3C: fake.Registers({1: 0xA0})}))
fake.explore(device, stts22h)
