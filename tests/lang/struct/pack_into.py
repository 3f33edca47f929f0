# SPDX-License-Identifier: MIT
# pack_into writes to a bytearray, an array or a memoryview.
import struct
b = bytearray(b"........")
struct.pack_into("<H", b, 1, 0x4142)
struct.pack_into(">bb", b, -2, 1, 2)
print(b)
m = memoryview(b)[2:6]
struct.pack_into("2s", m, 1, b"mv")
print(b)
for wrong in (lambda: struct.pack_into("I", b, 6, 1), lambda: struct.pack_into("B", b"ro", 0, 1), lambda: struct.pack_into("B", b, 0, "A")):
    try:
        wrong()
    except Exception:
        print("error")
