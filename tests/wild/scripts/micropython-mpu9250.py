# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from mpu9250 import MPU9250

bus = fake.bus({0x68: fake.Registers({0x75: 0x71}), 0x0C: fake.Registers({0: 0x48})})
with MPU9250(bus) as device:
    fake.each(device, "acceleration", "gyro", "temperature", "magnetic", "whoami")
fake.tell("gyro", lambda: device.mpu6500.calibrate(count=4))
fake.tell("compass", lambda: device.ak8963.calibrate(count=4, delay=1))
