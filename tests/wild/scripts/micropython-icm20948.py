# SPDX-License-Identifier: MIT
# files: 32 KB
# beside it does not fit: the test program beside it does not fit the heap
import fake
from micropython_icm20948 import icm20948

device = icm20948.ICM20948(fake.bus({0x69: fake.Registers({0: 0xEA})}))
fake.explore(device, icm20948)
