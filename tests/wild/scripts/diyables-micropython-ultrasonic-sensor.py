# SPDX-License-Identifier: MIT
import fake
from DIYables_MicroPython_Ultrasonic_Sensor import UltrasonicSensor

sensor = UltrasonicSensor(3, 4)
echo = [0, 0, 0] + [1] * 90 + [0]
fake.Pin.inputs[4] = lambda: echo.pop(0) if echo else 0
fake.each(sensor, ("get_distance",), ("loop",), ("get_distance",), ("enable_filter", 4), ("enable_filter", 0))
for n in (40, 60, 20, 80, 30):
    echo[:] = [0, 0] + [1] * n + [0]
    sensor.loop()
fake.each(sensor, ("get_distance",), ("set_detection_threshold", 2), ("get_distance",), ("loop",))
