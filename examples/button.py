# SPDX-License-Identifier: MIT
# A button from PA0 to ground: each press toggles the LED. Contacts bounce for some milliseconds, so the pin is
# looked at when it has been quiet for a while.
from machine import Pin, Timer
import time

led = Pin("LED", Pin.OUT, value=1)
button = Pin("PA0", Pin.IN, Pin.PULL_UP)
quiet = Timer(-1)
presses = 0


def settled(timer):
    global presses
    if not button():
        presses += 1
        led.toggle()
        print("press", presses)


def edge(pin):
    quiet.init(mode=Timer.ONE_SHOT, period=20, callback=settled)


button.irq(edge, Pin.IRQ_FALLING)
time.sleep(2)
