# SPDX-License-Identifier: MIT
# Modules in Python that can be in the image, as compressed source (docs/design/library.md), and modules, classes and functions
# in C that an image can do without. Each variant in board.mk says which it has; what is not in an image is a file to copy
# (lib/NAME.py), or only there in the variant `all`. The host has everything.
ALL_LIBRARY = asyncio dht ds18x20 eeprom heapq neopixel onewire pyb sdcard select ssd1306
# In no image: files to copy (docs/library.md). The host has them too.
FILE_LIBRARY = base64 bisect contextlib copy datetime functools itertools logging operator string types
ALL_MODULES = CAN complex ellipse hashlib re
