# SPDX-License-Identifier: MIT
# Eight WS2812 LEDs at PB5 in the colours of the rainbow, turning.
from machine import Pin
import neopixel
import time

strip = neopixel.NeoPixel(Pin("PB5"), 8)


def wheel(at):
    third, rest = divmod(at % 255, 85)
    color = (255 - rest * 3, rest * 3, 0)
    return color[-third:] + color[:-third] if third else color


for turn in range(0, 255, 51):
    for i in range(8):
        strip[i] = wheel(turn + i * 32)
    strip.write()
    time.sleep_ms(20)
