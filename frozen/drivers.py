# SPDX-License-Identifier: MIT
# Modules of machine/drivers.c: each function fills the module that it is given.


def neopixel(module):
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
            from machine import bitstream
            bitstream(self.pin, 0, self.timing, self.buf)

    module.NeoPixel = NeoPixel


def dht(module):
    class DHT11:
        def __init__(self, pin):
            self.pin = pin
            self.buf = bytearray(5)

        def measure(self):
            from machine import dht_readinto
            dht_readinto(self.pin, self.buf)
            if sum(self.buf[:4]) & 255 != self.buf[4]:
                raise Exception("checksum error")

        def humidity(self):
            return self.buf[0]

        def temperature(self):
            return self.buf[2]

    class DHT22(DHT11):
        def humidity(self):
            return (self.buf[0] << 8 | self.buf[1]) * 0.1

        def temperature(self):
            t = ((self.buf[2] & 127) << 8 | self.buf[3]) * 0.1
            return -t if self.buf[2] & 128 else t

    module.DHT11 = DHT11
    module.DHT22 = DHT22


def onewire(module):
    class OneWireError(Exception):
        pass

    class OneWire:
        def __init__(self, pin):
            self.pin = pin
            pin.init(pin.OPEN_DRAIN, pin.PULL_UP, value=1)

        def reset(self, required=False):
            import _onewire
            found = _onewire.reset(self.pin)
            if required and not found:
                import onewire
                raise onewire.OneWireError
            return found

        def readbit(self):
            import _onewire
            return _onewire.readbit(self.pin)

        def readbyte(self):
            import _onewire
            return _onewire.readbyte(self.pin)

        def readinto(self, buf):
            for i in range(len(buf)):
                buf[i] = self.readbyte()

        def writebit(self, bit):
            import _onewire
            _onewire.writebit(self.pin, bit)

        def writebyte(self, byte):
            import _onewire
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
            import _onewire
            return _onewire.crc8(data)

    module.OneWire = OneWire
    module.OneWireError = OneWireError


def ds18x20(module):
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

    module.DS18X20 = DS18X20
