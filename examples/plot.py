# SPDX-License-Identifier: MIT
# A potentiometer at PA1, drawn with characters.
from machine import ADC
import time

pot = ADC("PA1")
for _ in range(8):
    value = pot.read_u16()
    print("%5d " % value + "*" * (value * 40 // 65535))
    time.sleep_ms(50)
