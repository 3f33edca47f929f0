# SPDX-License-Identifier: MIT
# A display driver: subclass of a frame buffer, commands, a list of buffers.
def const(x):
    return x
class FrameBuffer:
    def __init__(self, buf, w, h): self.buf = buf; self.w = w; self.h = h
    def fill(self, c):
        v = 0xFF if c else 0
        for i in range(len(self.buf)): self.buf[i] = v
    def pixel(self, x, y, c=None):
        if 0 <= x < self.w and 0 <= y < self.h:
            i = (y >> 3) * self.w + x
            if c is None: return (self.buf[i] >> (y & 7)) & 1
            if c: self.buf[i] |= 1 << (y & 7)
            else: self.buf[i] &= ~(1 << (y & 7)) & 0xFF
    def hline(self, x, y, w, c):
        for i in range(x, x + w): self.pixel(i, y, c)
SET_CONTRAST = const(0x81)
SET_ENTIRE_ON = const(0xA4)
SET_NORM_INV = const(0xA6)
SET_DISP = const(0xAE)
SET_MEM_ADDR = const(0x20)
SET_COL_ADDR = const(0x21)
SET_PAGE_ADDR = const(0x22)
SET_DISP_START_LINE = const(0x40)
SET_SEG_REMAP = const(0xA0)
SET_MUX_RATIO = const(0xA8)
SET_COM_OUT_DIR = const(0xC0)
SET_DISP_OFFSET = const(0xD3)
SET_COM_PIN_CFG = const(0xDA)
SET_DISP_CLK_DIV = const(0xD5)
SET_PRECHARGE = const(0xD9)
SET_VCOM_DESEL = const(0xDB)
SET_CHARGE_PUMP = const(0x8D)
class SSD1306(FrameBuffer):
    def __init__(self, width, height, external_vcc):
        self.width = width
        self.height = height
        self.external_vcc = external_vcc
        self.pages = self.height // 8
        self.buffer = bytearray(self.pages * self.width)
        super().__init__(self.buffer, self.width, self.height)
        self.init_display()
    def init_display(self):
        for cmd in (
            SET_DISP | 0x00, SET_MEM_ADDR, 0x00, SET_DISP_START_LINE | 0x00, SET_SEG_REMAP | 0x01,
            SET_MUX_RATIO, self.height - 1, SET_COM_OUT_DIR | 0x08, SET_DISP_OFFSET, 0x00,
            SET_COM_PIN_CFG, 0x02 if self.width > 2 * self.height else 0x12,
            SET_DISP_CLK_DIV, 0x80, SET_PRECHARGE, 0x22 if self.external_vcc else 0xF1,
            SET_VCOM_DESEL, 0x30, SET_CONTRAST, 0xFF, SET_ENTIRE_ON, SET_NORM_INV,
            SET_CHARGE_PUMP, 0x10 if self.external_vcc else 0x14, SET_DISP | 0x01,
        ):
            self.write_cmd(cmd)
        self.fill(0)
        self.show()
    def poweroff(self): self.write_cmd(SET_DISP | 0x00)
    def contrast(self, contrast):
        self.write_cmd(SET_CONTRAST)
        self.write_cmd(contrast)
    def show(self):
        x0 = 0
        x1 = self.width - 1
        if self.width == 64:
            x0 += 32
            x1 += 32
        for c in (SET_COL_ADDR, x0, x1, SET_PAGE_ADDR, 0, self.pages - 1): self.write_cmd(c)
        self.write_data(self.buffer)
class SSD1306_I2C(SSD1306):
    def __init__(self, width, height, i2c, addr=0x3C, external_vcc=False):
        self.i2c = i2c
        self.addr = addr
        self.temp = bytearray(2)
        self.write_list = [b"\x40", None]
        super().__init__(width, height, external_vcc)
    def write_cmd(self, cmd):
        self.temp[0] = 0x80
        self.temp[1] = cmd
        self.i2c.writeto(self.addr, self.temp)
    def write_data(self, buf):
        self.write_list[1] = buf
        self.i2c.writevto(self.addr, self.write_list)
class I2C:
    def __init__(self): self.n = 0; self.sum = 0
    def writeto(self, addr, buf): self.n += 1; self.sum = (self.sum * 31 + buf[1]) & 0xFFFFFF
    def writevto(self, addr, bufs):
        self.n += 1
        for b in bufs:
            for c in b: self.sum = (self.sum * 31 + c) & 0xFFFFFF
i = I2C()
d = SSD1306_I2C(32, 16, i)
d.hline(0, 3, 20, 1); d.pixel(5, 5, 1); d.show()
print(i.n, i.sum, d.pixel(5, 3), d.pixel(6, 5), len(d.buffer))
