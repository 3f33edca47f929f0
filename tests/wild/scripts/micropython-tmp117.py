# SPDX-License-Identifier: MIT
import fake
from micropython_tmp117 import tmp117

device = tmp117.TMP117(fake.bus({0x48: fake.Registers({15: b"\x01\x17", 1: b"\x71\x78"}, size=2)}))
fake.explore(device, tmp117)
