# SPDX-License-Identifier: MIT
# A bit-banged transfer through pin-like objects.
class Wire:
    def __init__(self):
        self.level = 0
        self.watchers = []

    def __call__(self, v=None):
        if v is None:
            return self.level
        changed, self.level = self.level != v, v
        if changed:
            for f in self.watchers:
                f(v)


class Slave:
    def __init__(self, sck, mosi, miso, answer):
        self.mosi, self.miso = mosi, miso
        self.answer, self.got, self.bits = answer, 0, 0
        sck.watchers.append(self.edge)
        miso(answer >> 7 & 1)

    def edge(self, v):
        if v:
            self.got = (self.got << 1 | self.mosi()) & 0xFF
            self.bits += 1
        else:
            self.miso(self.answer >> 7 - self.bits % 8 & 1)


def transfer(sck, mosi, miso, byte):
    result = 0
    for i in range(7, -1, -1):
        mosi(byte >> i & 1)
        sck(1)
        result = result << 1 | miso()
        sck(0)
    return result


sck, mosi, miso = Wire(), Wire(), Wire()
slave = Slave(sck, mosi, miso, 0xA5)
print(hex(transfer(sck, mosi, miso, 0x3C)), hex(slave.got), slave.bits)
