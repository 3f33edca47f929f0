# SPDX-License-Identifier: MIT
import fake
import am2320

frame = bytes([3, 4, 2, 0x3A, 0x81, 0x0A])
device = am2320.AM2320(fake.bus({}))
crc = device.crc16(frame)
fake.I2C.devices[0x5C] = fake.Commands({}, frame + bytes([crc & 255, crc >> 8]))
fake.each(device, ("measure",), ("humidity",), ("temperature",))
fake.I2C.devices[0x5C].default = frame + b"\x00\x00"
fake.each(device, ("measure",))
