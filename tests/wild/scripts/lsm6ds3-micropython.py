# SPDX-License-Identifier: MIT
import fake
from lsm6ds3 import LSM6DS3, NORMAL_MODE_104HZ

device = LSM6DS3(fake.bus({0x6A: fake.Registers()}), mode=NORMAL_MODE_104HZ)
fake.each(device, ("get_readings",), ("get_step_count",), ("reset_step_count",), ("tilt_detected",), ("sig_motion_detected",), ("single_tap_detected",),
          ("double_tap_detected",), ("freefall_detected",))
