# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_pca9685 import pca9685, motor

device = pca9685.PCA9685(fake.bus({0x40: fake.Registers()}))
fake.each(device, "frequency", ("frequency", "=", 60), "frequency", ("reset",), ("frequency", "=", 9000))
for channel in (0, 7, 15):
    fake.each(device.channels[channel], ("duty_cycle", "=", 0), "duty_cycle", ("duty_cycle", "=", 40000), "duty_cycle",
              ("duty_cycle", "=", 65535), "duty_cycle", ("duty_cycle", "=", 70000), ("frequency", "=", 3))
fake.tell("no channel", lambda: device.channels[16])
