# SPDX-License-Identifier: MIT
import fake
from micropython_icp10111 import icp10111

device = icp10111.ICP10111(fake.bus({0x63: fake.Commands({b"\xEF\xC8": fake.sensirion(0x0148)}, fake.sensirion(0x6A10, 0x7FFF, 0x5000))}))
fake.explore(device, icp10111)
