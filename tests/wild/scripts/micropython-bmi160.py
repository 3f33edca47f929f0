# SPDX-License-Identifier: MIT
# files: 32 KB
# beside it does not fit: the test program beside it does not fit the heap
import fake
from micropython_bmi160 import bmi160

device = bmi160.BMI160(fake.bus({0x69: fake.Registers({0: 0xD1})}))
fake.explore(device, bmi160)
