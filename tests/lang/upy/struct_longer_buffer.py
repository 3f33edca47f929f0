# SPDX-License-Identifier: MIT
# unpack() takes what it needs from the front of a longer buffer.
import struct
print(struct.unpack("<H", b"\x01\x02\x03"))
print(micro := struct.calcsize("P"))
