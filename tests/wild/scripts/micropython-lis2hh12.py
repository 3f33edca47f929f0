# SPDX-License-Identifier: MIT
import fake
import lis2hh12

device = lis2hh12.LIS2HH12(fake.bus({0x1E: fake.Registers({0x0F: 0x41})}), fs=lis2hh12.FS_8G)
fake.each(device, "acceleration", "whoami")
fake.tell("in g", lambda: lis2hh12.LIS2HH12(fake.bus({0x1E: fake.Registers({0x0F: 0x41})}), sf=lis2hh12.SF_G).acceleration)
fake.tell("another", lambda: lis2hh12.LIS2HH12(fake.bus({0x1E: fake.Registers()})))
