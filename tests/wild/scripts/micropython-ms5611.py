# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_ms5611 import ms5611

device = ms5611.MS5611(fake.bus({0x77: fake.Registers()}))
fake.explore(device, ms5611)
