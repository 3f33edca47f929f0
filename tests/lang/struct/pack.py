# SPDX-License-Identifier: MIT
# pack: every code, both orders.
import struct
print(struct.pack("<bBhHiI", -1, 255, -2, 65534, -3, 4294967293))
print(struct.pack(">bBhHiI", -1, 255, -2, 65534, -3, 4294967293))
print(struct.pack("<qQ", -5, 2 ** 64 - 1), struct.pack(">q", 2 ** 40 + 1))
print(struct.pack("<f", 1.5), struct.pack(">f", -0.25), struct.pack("<d", 1.5), struct.pack(">d", -2))
print(struct.pack("5s", b"abc"), struct.pack("2s", b"abc"), struct.pack("<b3xb", 1, 2), struct.pack("?c", True, b"x"))
print(struct.pack("<3h", 1, 2, 3), struct.pack("bi", 1, 2), struct.pack("0s", b""), struct.pack(""))
for wrong in (lambda: struct.pack("bb", 1),
              lambda: struct.pack("b", 1, 2), lambda: struct.pack("b", "1"), lambda: struct.pack("5s", 5)):
    try:
        print(wrong())
    except Exception:
        print("error")
