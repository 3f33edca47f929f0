# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_mmc5603 import mmc5603

device = mmc5603.MMC5603(fake.bus({0x30: fake.Registers({0x39: 0x10, 0x18: 0xFF})}))
fake.explore(device, mmc5603)
