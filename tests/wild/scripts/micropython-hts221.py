# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_hts221 import hts221

device = hts221.HTS221(fake.bus({0x5F: fake.Registers({0x0F: 0xBC, 0x21: 0})}))
fake.explore(device, hts221)
