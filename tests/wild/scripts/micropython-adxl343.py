# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_adxl343 import adxl343

device = adxl343.ADXL343(fake.bus({0x53: fake.Registers({0: 0xE5})}))
fake.explore(device, adxl343)
