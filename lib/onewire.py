# SPDX-License-Identifier: MIT
"""Dallas Semiconductor's 1-Wire bus."""
import _onewire


class OneWireError(Exception):
    pass


class OneWire:
    def __init__(self, pin):
        self.pin = pin
        pin.init(pin.OPEN_DRAIN, pin.PULL_UP, value=1)

    def reset(self, required=False):
        found = _onewire.reset(self.pin)
        if required and not found:
            raise OneWireError
        return found

    def readbit(self):
        return _onewire.readbit(self.pin)

    def readbyte(self):
        return _onewire.readbyte(self.pin)

    def readinto(self, buf):
        for i in range(len(buf)):
            buf[i] = self.readbyte()

    def writebit(self, bit):
        _onewire.writebit(self.pin, bit)

    def writebyte(self, byte):
        _onewire.writebyte(self.pin, byte)

    def write(self, buf):
        for byte in buf:
            self.writebyte(byte)

    def select_rom(self, rom):
        self.reset()
        self.writebyte(0x55)
        self.write(rom)

    # Each round finds the next address: where two go different ways, the highest such place that took
    # 0 last time takes 1 now.
    def scan(self):
        found = []
        rom = bytearray(8)
        last = -1
        while self.reset():
            self.writebyte(0xF0)
            open_at = -1
            for i in range(64):
                bit = self.readbit()
                inverse = self.readbit()
                mask = 1 << (i & 7)
                if bit and inverse:
                    return found
                if not bit and not inverse:
                    if i < last:
                        bit = rom[i >> 3] & mask
                    else:
                        bit = i == last
                    if not bit:
                        open_at = i
                if bit:
                    rom[i >> 3] |= mask
                else:
                    rom[i >> 3] &= ~mask
                self.writebit(bit)
            if not self.crc8(rom):
                found.append(bytearray(rom))
            last = open_at
            if last < 0:
                break
        return found

    def crc8(self, data):
        return _onewire.crc8(data)
