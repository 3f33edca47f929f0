# SPDX-License-Identifier: MIT
import fake
import tm1637
from machine import Pin

fake.quiet = True
device = tm1637.TM1637(Pin("PA0"), Pin("PA1"))
for call in (("number", -123), ("hex", 0xBEEF), ("show", "A-b "), ("numbers", 12, 59), ("temperature", 24), ("temperature", -99),
             ("brightness", 3), ("brightness", 9), ("encode_string", "Hello"), ("encode_char", "#"), ("scroll", "Pyll 1", 1), ("write", [127, 255], 2)):
    fake.each(device, call)
    fake.report()
