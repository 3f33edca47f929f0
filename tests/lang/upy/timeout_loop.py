# SPDX-License-Identifier: MIT
# The usual loop that waits with a time limit.
import time


def wait_for(condition, timeout_ms):
    start = time.ticks_ms()
    while not condition():
        if time.ticks_diff(time.ticks_ms(), start) > timeout_ms:
            return False
    return True


print(wait_for(lambda: True, 5), wait_for(lambda: False, 5))
