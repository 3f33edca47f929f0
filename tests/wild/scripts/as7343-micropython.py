# SPDX-License-Identifier: MIT
import fake
import as7343

chip = fake.Registers({0x5A: 0x81, 0x93: 0x80, 0xFD: 126, 0xFA: 0})
fake.quiet = True
device = as7343.AS7343(fake.bus({0x39: chip}))
for call in (("set_gain", 0.5), ("set_gain", 2048), ("set_measurement_time", 50), ("set_integration_time", 10000), ("set_illumination_current", 20), ("set_illumination_led", True),
             ("set_channels", 6), ("set_channels", 7), ("r_uint16", 0xD4), ("read",), ("stop_measurement",)):
    fake.each(device, call)
    fake.report()
