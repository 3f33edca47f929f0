# SPDX-License-Identifier: MIT
import fake
import urtc

bus = fake.bus({0x68: fake.Registers({0: bytes([0x56, 0x34, 0x12, 4, 0x29, 2, 0x24])})})
for kind in (urtc.DS1307, urtc.DS3231, urtc.PCF8523):
    rtc = kind(bus)
    fake.each(rtc, ("datetime",), ("datetime", urtc.datetime_tuple(2024, 2, 29, 4, 12, 34, 56, 0)), ("stop",), ("lost_power",), ("alarm",),
              ("alarm_time",), ("alarm_time", urtc.datetime_tuple(None, None, 5, 0, 10, 30)), ("memory", 8), ("memory", 8, b"ab"))
print(urtc.tuple2seconds(urtc.datetime_tuple(2016, 1, 1, 0, 0, 0, 5)))
