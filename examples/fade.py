# SPDX-License-Identifier: MIT
# An LED at PA8 that grows brighter and darker. The eye sees the square of the duty as even steps.
from machine import PWM
import time

led = PWM("PA8", freq=1000)
for step in list(range(0, 256, 5)) + list(range(255, -1, -5)):
    led.duty_u16(step * step)
    time.sleep_ms(10)
led.deinit()
