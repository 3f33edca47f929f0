# SPDX-License-Identifier: MIT
"""Temperature sensors DS18B20, DS18S20 and DS1822, on a onewire.OneWire."""


class DS18X20:
    def __init__(self, onewire):
        self.ow = onewire

    def scan(self):
        return [rom for rom in self.ow.scan() if rom[0] in (0x10, 0x22, 0x28)]

    def convert_temp(self):
        self.ow.reset(True)
        self.ow.writebyte(0xCC)
        self.ow.writebyte(0x44)

    def read_scratch(self, rom):
        buf = bytearray(9)
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(0xBE)
        self.ow.readinto(buf)
        if self.ow.crc8(buf):
            raise Exception("CRC error")
        return buf

    def write_scratch(self, rom, buf):
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(0x4E)
        self.ow.write(buf)

    def read_temp(self, rom):
        buf = self.read_scratch(rom)
        t = buf[1] << 8 | buf[0]
        if t & 0x8000:
            t -= 0x10000
        if rom[0] == 0x10:  # half degrees, and what is left of the next
            return t // 2 - 0.25 + (buf[7] - buf[6]) / buf[7] if buf[7] else t / 2
        return t / 16
