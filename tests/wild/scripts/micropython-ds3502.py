# SPDX-License-Identifier: MIT
import fake
from micropython_ds3502 import ds3502

device = ds3502.DS3502(fake.bus({0x28: fake.Registers()}))
fake.explore(device, ds3502)
fake.each(device, ("wiper", "=", 100), "wiper", ("set_default", 50))
