# SPDX-License-Identifier: MIT
import fake
from micropython_sht4x import sht4x

device = sht4x.SHT4X(fake.bus({0x44: fake.Commands({}, fake.sensirion(0x6A10, 0x7FFF))}))
fake.explore(device, sht4x)
fake.each(device, ("reset",))
