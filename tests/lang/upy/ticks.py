# SPDX-License-Identifier: MIT
# Ticks wrap around; ticks_diff and ticks_add know where.
import time

for ticks in (time.ticks_ms, time.ticks_us):
    t = ticks()
    print(time.ticks_diff(time.ticks_add(t, 10), t), time.ticks_diff(time.ticks_add(t, -5), t))
    print(time.ticks_diff(t, time.ticks_add(t, 1000)), time.ticks_diff(t, t))
    print(t >= 0, time.ticks_diff(ticks(), t) >= 0)
top = time.ticks_add(0, -1)
print(top > 0, top & (top + 1), time.ticks_add(top, 1))
print(time.ticks_diff(0, top), time.ticks_diff(top, 0))
