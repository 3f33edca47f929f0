# SPDX-License-Identifier: MIT
# files: 30 KB
# beside it does not fit: the test program beside it does not fit the heap
import fake
from lps22hh import LPS22HH
from machine import SPI, Pin

device = LPS22HH(fake.bus({0x5D: fake.Registers({0x0F: 0xB3, 0x11: 0x10})}))
fake.explore(device)
fake.each(device, ("data_rate", "=", 3), ("low_pass_filter_enable", "=", 1), ("reference_pressure", "=", 500), ("trigger_measurement",), ("reset",))
fake.explore(LPS22HH(SPI(1), Pin("PA4")))
fake.tell("nothing", lambda: LPS22HH(5))
