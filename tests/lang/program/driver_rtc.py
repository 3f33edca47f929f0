# SPDX-License-Identifier: MIT
# A clock chip: numbers as binary-coded decimals.
def bcd(n): return (n // 10 << 4) | n % 10
def unbcd(b): return (b >> 4) * 10 + (b & 15)
class DS1307:
    def __init__(self): self.mem = bytearray(8)
    def datetime(self, dt=None):
        if dt is None:
            b = self.mem
            return (unbcd(b[6]) + 2000, unbcd(b[5]), unbcd(b[4]), unbcd(b[3]), unbcd(b[2] & 0x3F), unbcd(b[1]), unbcd(b[0] & 0x7F))
        y, mo, d, wd, h, mi, s = dt
        self.mem[0:7] = bytes(bcd(x) for x in (s, mi, h, wd, d, mo, y - 2000))
rtc = DS1307(); rtc.datetime((2026, 11, 22, 7, 10, 34, 46)); print(rtc.datetime(), rtc.mem)
