# SPDX-License-Identifier: MIT
# Sleeps with all clocks stopped, measures, and sleeps again: most of the time the chip takes microamperes.
from machine import ADC
import machine

for _ in range(3):
    machine.lightsleep(2000)
    print("woken by", "clock" if machine.wake_reason() == machine.RTC_WAKE else "pin", ADC("PA1").read_u16() >> 4)
