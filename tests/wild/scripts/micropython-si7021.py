# SPDX-License-Identifier: MIT
import fake
from micropython_si7021 import si7021

serial = fake.Commands({b"\xFA\x0F": bytes([0x15, 0, 2, 0, 3, 0, 4, 0]), b"\xFC\xC9": bytes([21, 255, 3, 4, 5, 6])}, fake.sensirion(0x6A10))
device = si7021.SI7021(fake.bus({0x40: serial}))
fake.explore(device, si7021)
fake.each(device, ("reset",))
