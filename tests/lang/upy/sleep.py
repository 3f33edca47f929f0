# SPDX-License-Identifier: MIT
# sleep_ms and sleep_us wait at least as long as they are told.
import time

start = time.ticks_ms()
time.sleep_ms(20)
print(time.ticks_diff(time.ticks_ms(), start) >= 20)
start = time.ticks_us()
time.sleep_us(500)
print(time.ticks_diff(time.ticks_us(), start) >= 500)
start = time.ticks_ms()
time.sleep(0.01)
print(time.ticks_diff(time.ticks_ms(), start) >= 10)
time.sleep_ms(0)
time.sleep_us(0)
time.sleep_ms(-5)
