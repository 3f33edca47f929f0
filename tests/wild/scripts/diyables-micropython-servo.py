# SPDX-License-Identifier: MIT
import fake
from DIYables_MicroPython_Servo import Servo

servo = Servo(7)
for angle in (0, 45, 90.5, 180, 200):
    fake.each(servo, ("move_to_angle", angle))
fake.each(servo, ("deinit",))
