# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
import struct
from pms5003 import PMS5003
from machine import UART, Pin

frame = struct.pack(">HHHHHHHHHHHHHHH", 0x424D, 28, 5, 9, 12, 5, 9, 12, 966, 276, 40, 6, 2, 1, 0x9700)
frame += struct.pack(">H", sum(frame))


class Serial(UART):
    """Its bytes come after it was emptied."""

    def read(self, *count):
        return super().read(*count) if count else None


UART.feed = frame + b"noise" + frame + frame[:30] + b"\x00\x00"
sensor = PMS5003(Serial(1), Pin(1), Pin(2), retries=0)
for _ in range(2):
    data = sensor.read()
    print(data)
    fake.each(data, ("pm_ug_per_m3", 2.5), ("pm_ug_per_m3", 10, True), ("pm_per_1l_air", 0.3), ("pm_per_1l_air", 7))
fake.each(sensor, ("data_available",), ("read",), ("read",))
