# SPDX-License-Identifier: MIT
# does not fit: 84 KB of source
import fake
import picozero

fake.each(picozero.LED(3, pwm=False), ("on",), "value", ("toggle",), ("off",), "is_lit")
