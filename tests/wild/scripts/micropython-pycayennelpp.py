# SPDX-License-Identifier: MIT
# files: 30 KB
# beside it does not fit: the test program beside it does not fit the heap
import fake
from cayennelpp import LppFrame, LppUtil

frame = LppFrame()
for call in (("add_digital_input", 0, 1), ("add_analog_input", 1, 12.5), ("add_temperature", 2, -7.5), ("add_humidity", 3, 62.5), ("add_accelerometer", 4, 1.25, -0.5, 9.75),
             ("add_gps", 5, 48.5, 9.25, 512.0), ("add_luminosity", 6, 512), ("add_barometer", 7, 1013.0), ("add_unix_time", 8, 1000000), ("add_colour", 9, 1, 2, 3),
             ("add_switch", 1, 1), ("add_voltage", 1, 25.25), "data"):
    if call != "data":
        fake.each(frame, call)
data = frame.to_bytes()
print(data, len(frame))
back = LppFrame.from_bytes(data)
print(back)
for item in back:
    print(item.channel, int(item.type), [round(value, 2) for value in item.value], len(item))
print(len(frame.get_by_type(103)), frame.get_by_type(103)[0].value)

fake.tell("bad", lambda: LppFrame.from_bytes(bytearray([1, 250, 3])))
