# SPDX-License-Identifier: MIT
# unpack and unpack_from: what was packed comes back.
import struct
data = struct.pack("<bHiqf", -7, 500, -100000, 2 ** 50, 0.75)
print(struct.unpack("<bHiqf", data), struct.unpack_from("<H", data, 1), struct.unpack_from("<f", data, -4))
print(struct.unpack(">HH", b"\x01\x02\x03\x04"), struct.unpack("<HH", b"\x01\x02\x03\x04"))
print(struct.unpack("4s", b"ab\x00c"), struct.unpack("<2xB", b"abc"), struct.unpack("?cb", b"\x01z\xff"))
print(struct.unpack("<d", struct.pack("<d", -0.125)), struct.unpack(">d", struct.pack(">d", 1e10)))
print(struct.unpack("<3B", bytearray(b"\x01\x02\x03")), struct.unpack("<H", memoryview(b"abcd")[1:3]))
(x,) = struct.unpack("!I", b"\xde\xad\xbe\xef")
print(hex(x))
for wrong in (lambda: struct.unpack("I", b"abc"), lambda: struct.unpack_from("I", b"abcd", 1), lambda: struct.unpack_from("B", b"a", -2)):
    try:
        print(wrong())
    except Exception:
        print("error")
