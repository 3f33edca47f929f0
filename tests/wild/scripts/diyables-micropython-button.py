# SPDX-License-Identifier: MIT
import fake
from DIYables_MicroPython_Button import Button

fake.Pin.inputs[5] = [1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0]
button = Button(5)
button.set_debounce_time(10)
for _ in range(16):
    button.loop()
    fake.sleep_ms(6)
    print(button.is_pressed(), button.is_released(), button.get_count(), button.get_state())
fake.each(button, ("set_count_mode", 1), ("reset_count",), ("get_count",), ("get_state_raw",))
