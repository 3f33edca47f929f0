# SPDX-License-Identifier: MIT
# SD cards over SPI as block devices (docs.micropython.org/en/latest/library/vfs.html#block-devices), after the SD Physical Layer
# Simplified Specification, chapter 7: cards of standard capacity, addressed by bytes, and of high capacity, by blocks.
from struct import pack
from time import ticks_diff, ticks_ms


class SDCard:
    def __init__(self, spi, cs, baudrate=1320000):
        self.spi = spi
        self.cs = cs
        cs.init(cs.OUT, value=1)
        spi.init(baudrate=200000)
        spi.write(b"\xff" * 10)
        try:
            if self._command(0, 0, 0x95) != 1 and self._command(0, 0, 0x95) != 1:
                raise OSError("no SD card")
            version2 = self._command(8, 0x1AA, 0x87) == 1
            if version2 and self.spi.read(4, 255)[2:] != b"\x01\xaa":
                raise OSError("unusable SD card")
            start = ticks_ms()
            while True:
                self._command(55)
                if self._command(41, version2 << 30) == 0:
                    break
                if ticks_diff(ticks_ms(), start) > 1000:
                    raise OSError("SD card is not ready")
            self._must(58)
            self.unit = 1 if self.spi.read(4, 255)[0] & 64 else 512
            self._must(16, 512)
            self._must(9)
            csd = bytearray(16)
            self._receive(csd)
        finally:
            self._end()
        if csd[0] >> 6:
            self.sectors = ((csd[7] & 63) << 16 | csd[8] << 8 | csd[9]) + 1 << 10
        else:
            size = ((csd[6] & 3) << 10 | csd[7] << 2 | csd[8] >> 6) + 1
            self.sectors = size << ((csd[9] & 3) << 1 | csd[10] >> 7) + (csd[5] & 15) - 7
        spi.init(baudrate=baudrate)

    def _end(self):
        self.cs(1)
        self.spi.write(b"\xff")

    # The answer; 255: none.
    def _command(self, n, arg=0, crc=1):
        self.cs(0)
        self.spi.write(pack(">BBIB", 255, 64 | n, arg, crc))
        if n == 12:
            self.spi.read(1, 255)
        for _ in range(9):
            answer = self.spi.read(1, 255)[0]
            if answer < 128:
                break
        return answer

    def _must(self, n, arg=0):
        if self._command(n, arg):
            raise OSError(5)

    def _wait(self, byte):
        start = ticks_ms()
        while self.spi.read(1, 255)[0] != byte:
            if ticks_diff(ticks_ms(), start) > 500:
                raise OSError(110)

    def _receive(self, buf):
        self._wait(254)
        self.spi.readinto(buf, 255)
        self.spi.read(2, 255)

    # Starts a transfer of the blocks in buf: those, and are they several?
    def _start(self, n, block, buf):
        buf = memoryview(buf)
        blocks = [buf[i:i + 512] for i in range(0, len(buf), 512)]
        if not blocks or len(blocks[-1]) != 512:
            raise ValueError("512-byte blocks")
        many = len(blocks) > 1
        self._must(n + many, block * self.unit)
        return blocks, many

    def readblocks(self, block, buf):
        try:
            blocks, many = self._start(17, block, buf)
            for b in blocks:
                self._receive(b)
            if many:
                self._command(12)
                self._wait(255)
        finally:
            self._end()

    def writeblocks(self, block, buf):
        try:
            blocks, many = self._start(24, block, buf)
            for b in blocks:
                self.spi.write(b"\xff\xfc" if many else b"\xff\xfe")
                self.spi.write(b)
                self.spi.write(b"\xff\xff")
                if self.spi.read(1, 255)[0] & 31 != 5:
                    raise OSError(5)
                self._wait(255)
            if many:
                self.spi.write(b"\xfd\xff")
                self._wait(255)
        finally:
            self._end()

    def ioctl(self, op, arg):
        return self.sectors if op == 4 else 512 if op == 5 else 0
