# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from DIYables_MicroPython_LED import LED

led = LED(13, 1)
for call in (("turn_on",), ("toggle", 20), ("blink", 30, 50), ("blink_n_times", 10, 10, 2), ("fade", 0, 255, 100), ("turn_off",), ("cancel",)):
    fake.each(led, call)
    for _ in range(8):
        led.loop()
        fake.sleep_ms(15)
    fake.each(led, ("get_state",), ("get_on_off",))
