# SPDX-License-Identifier: MIT
import fake
import tcs34725

device = tcs34725.TCS34725(fake.bus({0x29: fake.Registers({0x92: 0x4D, 0x93: 0x11})}))
fake.each(device, ("active",), ("active", True), ("gain", 16), ("gain", 5), ("integration_time", 100), ("integration_time",), ("read",), ("read", True),
          ("threshold",), ("threshold", 5, 100, 2000), ("threshold", 4), ("interrupt",), ("interrupt", False), ("active", False))
fake.tell("rgb", lambda: tcs34725.html_rgb(device.read(True)))
fake.tell("hex", lambda: tcs34725.html_hex(device.read(True)))
