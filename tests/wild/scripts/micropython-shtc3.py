# SPDX-License-Identifier: MIT
import fake
from micropython_shtc3 import shtc3

device = shtc3.SHTC3(fake.bus({0x70: fake.Commands({b"\xEF\xC8": fake.sensirion(0x0887)}, fake.sensirion(0x6A10, 0x7FFF))}))
fake.explore(device, shtc3)
