# SPDX-License-Identifier: MIT
import fake
import dht12

device = dht12.DHT12(fake.bus({0x5C: fake.Commands({}, bytes([45, 3, 22, 9, 79]))}))
fake.each(device, ("measure",), ("humidity",), ("temperature",))
fake.I2C.devices[0x5C].default = bytes(range(5))
fake.each(device, ("measure",))
