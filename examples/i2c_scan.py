# SPDX-License-Identifier: MIT
# Which addresses answer on the two I2C buses.
from machine import I2C

for number, name in ((1, "PB6, PB7"), (2, "PB10, PB11")):
    found = I2C(number, freq=100000).scan()
    print(name + ":", ", ".join("0x%02x" % address for address in found) or "nobody")
