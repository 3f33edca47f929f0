# SPDX-License-Identifier: MIT
"""Waits until streams can be read or written."""
import time

POLLIN = 1
POLLOUT = 4
POLLERR = 8
POLLHUP = 16


class poll:
    def __init__(self):
        self.items = []

    def register(self, stream, mask=5):
        self.unregister(stream)
        self.items.append((stream, mask))

    modify = register

    def unregister(self, stream):
        self.items = [item for item in self.items if item[0] is not stream]

    def poll(self, timeout=-1):
        start = time.ticks_ms()
        while True:
            ready = []
            for stream, mask in self.items:
                mask = stream.ioctl(3, mask)
                if mask:
                    ready.append((stream, mask))
            if ready or 0 <= timeout <= time.ticks_diff(time.ticks_ms(), start):
                return ready
            time.sleep_ms(1)

    def ipoll(self, timeout=-1, flags=0):
        return iter(self.poll(timeout))
