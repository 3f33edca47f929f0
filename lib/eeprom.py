# SPDX-License-Identifier: MIT
# I2C EEPROMs 24C01 to 24C1024 (and 24LC, AT24C, M24C...): bytes to read and write, by pages, as in their data sheets.
from time import ticks_diff, ticks_ms


class EEPROM:
    # size and page in bytes. Up to 2 KiB a place has 8 bits on the wire, else 16; those above go into the part's address.
    def __init__(self, i2c, size=4096, addr=0x50, page=0):
        self.i2c = i2c
        self.size = size
        self.addr = addr
        self.bits = 8 if size <= 2048 else 16
        self.page = page or (8 if size <= 256 else 16 if size <= 2048 else 32 if size <= 8192 else 64 if size <= 32768 else 128)

    def __len__(self):
        return self.size

    # (part's address, place in it, bytes until the next multiple of step or the end)
    def _pieces(self, at, n, step):
        if at < 0 or n < 0 or at + n > self.size:
            raise IndexError("beyond the EEPROM's end")
        end = at + n
        while at < end:
            n = min(end - at, step - at % step)
            yield self.addr | at >> self.bits, at & (1 << self.bits) - 1, n
            at += n

    def read(self, at, n):
        data = b""
        for addr, place, n in self._pieces(at, n, 1 << self.bits):
            data += self.i2c.readfrom_mem(addr, place, n, addrsize=self.bits)
        return data

    def write(self, at, data):
        data = memoryview(data)
        for addr, place, n in self._pieces(at, len(data), self.page):
            self.i2c.writeto_mem(addr, place, data[:n], addrsize=self.bits)
            data = data[n:]
            start = ticks_ms()
            while True:  # as long as it writes it does not answer
                try:
                    self.i2c.writeto(addr, b"")
                    break
                except OSError:
                    if ticks_diff(ticks_ms(), start) > 20:
                        raise

    def __getitem__(self, i):
        r = range(self.size)[i]
        if isinstance(r, int):
            return self.read(r, 1)[0]
        return self.read(r.start, len(r))

    def __setitem__(self, i, value):
        r = range(self.size)[i]
        if isinstance(r, int):
            self.write(r, bytes((value,)))
        elif len(r) != len(value):
            raise ValueError("length")
        else:
            self.write(r.start, value)
