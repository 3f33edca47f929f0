# SPDX-License-Identifier: MIT
# SSD1306 OLED displays over I2C and SPI as docs.micropython.org/en/latest/esp8266/tutorial/ssd1306.html uses them; commands from
# the data sheet. A display is a FrameBuffer: show() sends it.
from framebuf import FrameBuffer, MONO_VLSB
from time import sleep_ms


class SSD1306(FrameBuffer):
    def __init__(self, width, height, external_vcc):
        self.width = width
        self.height = height
        self.buffer = bytearray(height // 8 * width)
        super().__init__(self.buffer, width, height, MONO_VLSB)
        # Off, horizontal addressing, from row 0, all rows, no offset, how the COM pins are wired, clock,
        # pre-charge, VCOMH, from memory, charge pump.
        self._command(0xAE, 0x20, 0, 0x40, 0xA8, height - 1, 0xD3, 0, 0xDA, 2 if width > 2 * height else 0x12, 0xD5, 0x80,
                      0xD9, 0x22 if external_vcc else 0xF1, 0xDB, 0x30, 0xA4, 0x8D, 0x10 if external_vcc else 0x14)
        self.rotate(False)
        self.contrast(255)
        self.invert(False)
        self.fill(0)
        self.show()
        self.poweron()

    def _command(self, *codes):
        self._send(0, bytes(codes))

    def poweron(self):
        self._command(0xAF)

    def poweroff(self):
        self._command(0xAE)

    def contrast(self, level):
        self._command(0x81, level)

    def invert(self, on):
        self._command(0xA7 if on else 0xA6)

    def rotate(self, on):
        self._command(*(0xA0, 0xC0) if on else (0xA1, 0xC8))

    def show(self):
        left = (128 - self.width) // 2  # narrower ones are in the middle
        self._command(0x21, left, left + self.width - 1, 0x22, 0, self.height // 8 - 1)
        self._send(1, self.buffer)


class SSD1306_I2C(SSD1306):
    def __init__(self, width, height, i2c, addr=0x3C, external_vcc=False):
        self.i2c = i2c
        self.addr = addr
        super().__init__(width, height, external_vcc)

    def _send(self, data, buf):
        self.i2c.writevto(self.addr, (b"\x40" if data else b"\x00", buf))


class SSD1306_SPI(SSD1306):
    def __init__(self, width, height, spi, dc, res, cs, external_vcc=False):
        self.spi = spi
        self.dc = dc
        self.cs = cs
        for pin, level in (dc, 0), (res, 0), (cs, 1):
            pin.init(pin.OUT, value=level)
        sleep_ms(1)
        res(1)
        super().__init__(width, height, external_vcc)

    def _send(self, data, buf):
        self.dc(data)
        self.cs(0)
        self.spi.write(buf)
        self.cs(1)
