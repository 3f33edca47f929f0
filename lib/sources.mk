# SPDX-License-Identifier: MIT
# Modules in Python that are in the image, as compressed source (docs/design/library.md): lib/NAME.py for each name.
LIBRARY = asyncio dht ds18x20 eeprom heapq neopixel onewire sdcard ssd1306
