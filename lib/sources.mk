# SPDX-License-Identifier: MIT
# Modules in Python that are in the image, as compressed source (docs/design/library.md): lib/NAME.py for each name.
# pyb is a file to copy until there is room for its 2,860 B.
LIBRARY = asyncio dht ds18x20 eeprom heapq neopixel onewire sdcard select ssd1306
