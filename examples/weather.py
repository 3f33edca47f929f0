# SPDX-License-Identifier: MIT
# A DHT22 at PB13: temperature and humidity. It wants two seconds between measurements.
from machine import Pin
import dht
import time

sensor = dht.DHT22(Pin("PB13"))
for _ in range(3):
    sensor.measure()
    print("%.1f C, %.1f %%" % (sensor.temperature(), sensor.humidity()))
    time.sleep(2)
