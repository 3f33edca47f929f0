# SPDX-License-Identifier: MIT
# An int that does not fit an item of a struct, an array or a bytearray loses its upper bits, as drivers rely on.
import struct
from array import array

print(struct.pack("<bBhH", 128, 256 + 7, 40000, -1), struct.pack(">iI", 2 ** 31, -2), struct.pack("<qQ", 2 ** 63, -3))
print(struct.pack("<I", 2 ** 100 + 5), struct.pack(">h", -(2 ** 70) - 1))
buf = bytearray(4)
buf[0] = 300
buf[1] = -1
buf.append(~5)
struct.pack_into("<b", buf, 2, 0x80)
memoryview(buf)[3] = 2 ** 40 + 9
print(buf, array("b", [200, -129, 2 ** 35]))
items = array("h", [1])
items.append(70000)
items[0] = 40000
print(items)
for wrong in (lambda: bytes([256]), lambda: bytearray([-1]), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"),
              lambda: struct.pack("b", "1"), lambda: struct.pack("h", None), lambda: buf.append("a")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
