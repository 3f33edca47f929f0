# SPDX-License-Identifier: MIT
# A DS18B20 at PB12 (with 4.7 kOhm to 3.3 V): its temperature every second into a file.
from machine import Pin
import ds18x20
import onewire
import time

sensors = ds18x20.DS18X20(onewire.OneWire(Pin("PB12")))
rom = sensors.scan()[0]
with open("log.csv", "w") as log:
    for second in range(5):
        sensors.convert_temp()
        time.sleep_ms(1000)
        log.write("%d,%.2f\n" % (second, sensors.read_temp(rom)))
with open("log.csv") as log:
    print(log.read(), end="")
