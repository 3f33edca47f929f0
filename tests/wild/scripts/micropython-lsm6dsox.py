# SPDX-License-Identifier: MIT
import fake
from micropython_lsm6dsox import lsm6dsox

device = lsm6dsox.LSM6DSOX(fake.bus({0x6A: fake.Registers({0x0F: 0x6C, 0x12: 4})}))
fake.explore(device, lsm6dsox)
