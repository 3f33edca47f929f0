# SPDX-License-Identifier: MIT
# A traffic light at PA1 (red), PA2 (yellow) and PA3 (green): green until somebody has pressed the button from PB0 to ground.
from machine import Pin
import time

lamps = [Pin(name, Pin.OUT, value=0) for name in ("PA1", "PA2", "PA3")]
button = Pin("PB0", Pin.IN, Pin.PULL_UP)
# state: lamps, how long in ms, the next one
STATES = {
    "stop": ((1, 0, 0), 300, "ready"),
    "ready": ((1, 1, 0), 100, "go"),
    "go": ((0, 0, 1), 300, "slow"),
    "slow": ((0, 1, 0), 100, "stop"),
}
asked = False


def press(pin):
    global asked
    asked = True


button.irq(press, Pin.IRQ_FALLING)
state = "go"
for _ in range(4):  # one round; `while True:` goes on
    print(state)
    levels, ms, following = STATES[state]
    for lamp, level in zip(lamps, levels):
        lamp(level)
    time.sleep_ms(ms)
    while state == "go" and not asked:
        time.sleep_ms(10)
    if state == "slow":
        asked = False
    state = following
