# SPDX-License-Identifier: MIT
# A humidity sensor: checksum, sign and magnitude.
class DHTBase:
    def __init__(self, pin): self.pin = pin; self.buf = bytearray(5)
    def measure(self):
        buf = self.buf
        buf[:] = self.pin
        if (buf[0] + buf[1] + buf[2] + buf[3]) & 0xFF != buf[4]: raise Exception("checksum error")
class DHT22(DHTBase):
    def humidity(self): return (self.buf[0] << 8 | self.buf[1]) * 0.1
    def temperature(self):
        t = ((self.buf[2] & 0x7F) << 8 | self.buf[3]) * 0.1
        if self.buf[2] & 0x80: t = -t
        return t
d = DHT22(b"\x02\x92\x81\x0d\x22"); d.measure(); print("%.1f %.1f" % (d.humidity(), d.temperature()))
d.pin = b"\x00" * 4 + b"\x01"
try: d.measure()
except Exception as e: print(repr(e), e.args[0])
