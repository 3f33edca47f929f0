# SPDX-License-Identifier: MIT
import fake
import ahtx0

bus = fake.bus({0x38: fake.Commands({}, bytes([0x1C, 0x73, 0x2A, 0x46, 0x12, 0x34]))})
for kind in (ahtx0.AHT10, ahtx0.AHT20):
    device = kind(bus)
    fake.explore(device)
    fake.each(device, ("initialize",), ("reset",))
