# SPDX-License-Identifier: MIT
"""A driver for 128x64 displays with an SSD1306 over I2C, as people write them: tests load it from source."""

import time


class Font:
    """Digits of 3x5 pixels, a byte a column."""

    COLUMNS = {
        "0": b"\x1f\x11\x1f", "1": b"\x00\x1f\x00", "2": b"\x1d\x15\x17", "3": b"\x15\x15\x1f",
        "4": b"\x07\x04\x1f", "5": b"\x17\x15\x1d", "6": b"\x1f\x15\x1d", "7": b"\x01\x01\x1f",
        "8": b"\x1f\x15\x1f", "9": b"\x17\x15\x1f", "-": b"\x04\x04\x04", ".": b"\x10\x00\x00",
    }

    def columns(self, text):
        for c in text:
            yield from self.COLUMNS.get(c, b"\x00\x00\x00")
            yield 0


class Buffer:
    """Pixels in the display's order: each byte is a column of eight."""

    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.pages = height // 8
        self.data = bytearray(width * self.pages)

    def fill(self, color):
        value = 0xFF if color else 0
        for i in range(len(self.data)):
            self.data[i] = value

    def pixel(self, x, y, color=None):
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        at = x + (y >> 3) * self.width
        bit = 1 << (y & 7)
        if color is None:
            return bool(self.data[at] & bit)
        if color:
            self.data[at] |= bit
        else:
            self.data[at] &= ~bit & 0xFF

    def hline(self, x, y, w, color):
        for i in range(x, x + w):
            self.pixel(i, y, color)

    def vline(self, x, y, h, color):
        for i in range(y, y + h):
            self.pixel(x, i, color)

    def line(self, x0, y0, x1, y1, color):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx = 1 if x0 < x1 else -1
        sy = 1 if y0 < y1 else -1
        error = dx + dy
        while True:
            self.pixel(x0, y0, color)
            if x0 == x1 and y0 == y1:
                break
            twice = 2 * error
            if twice >= dy:
                error += dy
                x0 += sx
            if twice <= dx:
                error += dx
                y0 += sy

    def rect(self, x, y, w, h, color, fill=False):
        if fill:
            for i in range(y, y + h):
                self.hline(x, i, w, color)
        else:
            self.hline(x, y, w, color)
            self.hline(x, y + h - 1, w, color)
            self.vline(x, y, h, color)
            self.vline(x + w - 1, y, h, color)

    def text(self, text, x, y, color=1, font=Font()):
        for column in font.columns(text):
            for row in range(5):
                if column >> row & 1:
                    self.pixel(x, y + row, color)
            x += 1
        return x

    def scroll(self, step):
        for page in range(self.pages):
            start = page * self.width
            row = self.data[start:start + self.width]
            self.data[start:start + self.width] = row[step:] + bytearray(step)


class Display(Buffer):
    SET_CONTRAST = 0x81
    SET_NORMAL = 0xA6
    SET_OFF = 0xAE
    SET_COLUMNS = 0x21
    SET_PAGES = 0x22
    START = (
        0xAE, 0x20, 0x00, 0x40, 0xA1, 0xA8, 63, 0xC8, 0xD3, 0x00, 0xDA, 0x12, 0xD5, 0x80,
        0xD9, 0xF1, 0xDB, 0x30, 0x81, 0xFF, 0xA4, 0xA6, 0x8D, 0x14, 0xAF,
    )

    def __init__(self, i2c, width=128, height=64, address=0x3C):
        super().__init__(width, height)
        self.i2c = i2c
        self.address = address
        self.command(*self.START)
        self.fill(0)
        self.show()

    def command(self, *values):
        for value in values:
            self.i2c.writeto(self.address, bytes((0x80, value)))

    def contrast(self, value):
        self.command(self.SET_CONTRAST, value)

    def invert(self, on):
        self.command(self.SET_NORMAL | (1 if on else 0))

    def power(self, on):
        self.command(self.SET_OFF | (1 if on else 0))

    def show(self):
        self.command(self.SET_COLUMNS, 0, self.width - 1, self.SET_PAGES, 0, self.pages - 1)
        for page in range(self.pages):
            start = page * self.width
            self.i2c.writeto(self.address, b"\x40" + self.data[start:start + self.width])

    def blink(self, times=2, ms=100):
        for _ in range(times):
            self.invert(True)
            time.sleep_ms(ms)
            self.invert(False)
            time.sleep_ms(ms)


class Recorder:
    """In the place of a bus: adds up what it gets."""

    def __init__(self):
        self.writes = 0
        self.sum = 0

    def writeto(self, address, data):
        self.writes += 1
        self.sum += sum(data)


bus = Recorder()
display = Display(bus)
display.line(0, 0, 127, 63, 1)
display.rect(10, 10, 20, 20, 1)
print(display.text("3.14-27", 40, 40), display.pixel(5, 2), display.pixel(10, 12))
display.scroll(8)
display.contrast(100)
display.show()
print(bus.writes, bus.sum)
