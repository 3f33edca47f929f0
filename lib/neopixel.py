# SPDX-License-Identifier: MIT
"""Lights with a WS2812 or one like it, in a chain on one pin."""
from machine import bitstream


class NeoPixel:
    ORDER = (1, 0, 2, 3)

    def __init__(self, pin, n, bpp=3, timing=1):
        self.pin = pin
        self.n = n
        self.bpp = bpp
        self.buf = bytearray(n * bpp)
        pin.init(pin.OUT, value=0)
        if isinstance(timing, int):
            timing = (400, 850, 800, 450) if timing else (800, 1700, 1600, 900)
        self.timing = timing

    def __len__(self):
        return self.n

    def __setitem__(self, i, color):
        i = range(self.n)[i] * self.bpp
        for at, part in zip(self.ORDER, color):
            self.buf[i + at] = part

    def __getitem__(self, i):
        i = range(self.n)[i] * self.bpp
        return tuple([self.buf[i + at] for at in self.ORDER[:self.bpp]])

    def fill(self, color):
        for i in range(self.n):
            self[i] = color

    def write(self):
        bitstream(self.pin, 0, self.timing, self.buf)
