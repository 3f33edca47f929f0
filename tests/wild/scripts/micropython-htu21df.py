# SPDX-License-Identifier: MIT
import fake
from micropython_htu21df import htu21df

answers = fake.Commands({}, fake.sensirion(0x6A10))
device = htu21df.HTU21DF(fake.bus({0x40: answers}))
fake.explore(device, htu21df)
fake.each(device, ("reset",))
