# SPDX-License-Identifier: MIT
# A servo at PB6: pulses of 1 to 2 ms, 50 a second.
from machine import PWM
import time

servo = PWM("PB6", freq=50, duty_ns=1500000)


def turn(degrees):
    servo.duty_ns(1500000 + degrees * 1000000 // 180)


for degrees in (-90, 0, 90):
    turn(degrees)
    time.sleep_ms(200)
