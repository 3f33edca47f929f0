# SPDX-License-Identifier: MIT
# unpack() takes what it needs from the front of a longer buffer; what does not fit is an OverflowError.
import struct
print(struct.unpack("<H", b"\x01\x02\x03"))
for code, value in (("h", 40000), ("I", -1), ("b", 128), ("q", 2 ** 63)):
    try:
        struct.pack(code, value)
    except OverflowError:
        print("OverflowError", code)
print(micro := struct.calcsize("P"))
