# SPDX-License-Identifier: MIT
# A geared stepper 28BYJ-48 behind a ULN2003 at PA1 to PA4: in half steps, 4096 of them a turn.
from machine import Pin
import time

COILS = (0b0001, 0b0011, 0b0010, 0b0110, 0b0100, 0b1100, 0b1000, 0b1001)
pins = [Pin(name, Pin.OUT, value=0) for name in ("PA1", "PA2", "PA3", "PA4")]
place = 0


def turn(steps, us=1200):
    global place
    for _ in range(abs(steps)):
        place += 1 if steps > 0 else -1
        coils = COILS[place % 8]
        for i, pin in enumerate(pins):
            pin(coils >> i & 1)
        time.sleep_us(us)


turn(16)
turn(-8)
for pin in pins:
    pin(0)  # it would get hot
print("at", place)
