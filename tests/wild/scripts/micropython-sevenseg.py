# SPDX-License-Identifier: MIT
import fake
from sevenseg import SevenSeg

device = SevenSeg([1, 2, 3, 4, 5, 6, 7], common_anode=True, dp_pin=8)
fake.each(device, ("show", 5), ("show", 0), ("dot",), ("dot", False), ("clear",), ("show", 12))
