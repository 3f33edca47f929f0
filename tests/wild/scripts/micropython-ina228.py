# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
import ina228

device = ina228.INA228(fake.bus({0x40: fake.Registers({0x3E: b"TI", 0x3F: b"\x22\x81"}, size=2)}))
fake.explore(device, ina228)
fake.each(device, ("configure", 0.1, 2), ("trigger",), ("reset_accumulation",), ("reset",), ("sovl", "=", 0.1), ("temp_limit", "=", 80.0),
          ("bovl", "=", 20), ("pwr_limit", "=", 10.0), ("full_adc_range", "=", True), "voltage", "shunt_voltage")
