# SPDX-License-Identifier: MIT
import fake
from stepper import Stepper

motor = Stepper(2, 3, 4, steps_per_rev=200, speed_sps=50)
fake.each(motor, ("speed_rps", 2), ("target_deg", 7.2), ("track_target",))
for _ in range(6):
    fake.fire()
fake.each(motor, ("get_pos",), ("get_pos_deg",), ("get_pos_rad",), ("overwrite_pos", 100), ("target", 98))
for _ in range(3):
    fake.fire()
fake.each(motor, ("free_run", -1), ("get_pos",), ("stop",), ("enable", False), ("is_enabled",), ("step", 1), ("get_pos",))
