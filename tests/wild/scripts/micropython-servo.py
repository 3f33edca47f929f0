# SPDX-License-Identifier: MIT
import fake
from servo import Servo

device = Servo(7)
fake.each(device, ("write", 90), ("read",), ("write_rad", 1.0), ("read_rad",), ("write_us", 1500), ("read_us",), ("write", 1000), ("read",), ("off",))
