# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_kx132 import kx132

device = kx132.KX132(fake.bus({0x1F: fake.Registers({0x13: 0x3D})}))
fake.explore(device, kx132)
