# SPDX-License-Identifier: MIT
# A PID controller: a DS18B20 at PB12 feels what a heater at PB6 warms. Gains for a heater that is slow.
from machine import PWM, Pin
import ds18x20
import onewire
import time

TARGET = 40
P, I, D = 6000, 150, 3000
heater = PWM("PB6", freq=100, duty_u16=0)
sensors = ds18x20.DS18X20(onewire.OneWire(Pin("PB12")))
rom = sensors.scan()[0]
total = last = 0
for second in range(120):
    sensors.convert_temp()
    time.sleep_ms(1000)
    now = sensors.read_temp(rom)
    error = TARGET - now
    if abs(error) < 5:
        total += error
    power = P * error + I * total + D * (error - last)
    last = error
    heater.duty_u16(min(65535, max(0, int(power))))
    if second % 20 == 19:
        print("%.1f" % now)
heater.duty_u16(0)
