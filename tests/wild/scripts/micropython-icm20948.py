# SPDX-License-Identifier: MIT
# does not fit: 30 KB of source
import fake
from micropython_icm20948 import icm20948

device = icm20948.ICM20948(fake.bus({0x69: fake.Registers({0: 0xEA})}))
fake.explore(device, icm20948)
