# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_vcnl4010 import vcnl4010

device = vcnl4010.VCNL4010(fake.bus({0x13: fake.Registers({0x81: 0x21, 0x80: 0xFF})}))
fake.explore(device, vcnl4010)
