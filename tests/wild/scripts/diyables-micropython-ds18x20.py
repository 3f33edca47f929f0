# SPDX-License-Identifier: MIT
import fake
from DIYables_MicroPython_DS18X20 import DS18X20


class OneWire:
    """What onewire.OneWire has, with one sensor at 25.0625 degrees."""
    sent = b""

    def scan(self):
        return [bytearray([0x28, 1, 2, 3, 4, 5, 6, 7])]

    def reset(self, required=False):
        return True

    def writebyte(self, byte):
        fake.note("1w", byte)

    def write(self, data):
        fake.note("1w", bytes(data))

    def select_rom(self, rom):
        fake.note("rom", bytes(rom))

    def readbit(self):
        return 1

    def readbyte(self):
        return 0x91

    def readinto(self, buf):
        buf[:] = b"\x91\x01\x4B\x46\x7F\xFF\x0F\x10\x25"

    def crc8(self, data):
        return 0


device = DS18X20(OneWire())
fake.each(device, ("scan",), ("convert_temp",), ("read_temp", bytearray([0x28, 1, 2, 3, 4, 5, 6, 7])), ("crc8", b"123456789"))
