# SPDX-License-Identifier: MIT
# Infinities, nan, zeros and tiny numbers as floats and doubles.
import struct
inf = float("inf")
for v in (inf, -inf, 0.0, -0.0, 1.0, -1.5):
    print(struct.pack("<f", v), struct.pack("<d", v), struct.unpack("<d", struct.pack("<d", v)))
nan = struct.unpack("<d", struct.pack("<d", float("nan")))[0]
print(nan != nan, struct.unpack("<f", b"\x00\x00\x80\x7f"), struct.unpack("<d", b"\x00" * 6 + b"\xf0\xff"))
print(struct.unpack("<d", bytes(8)), struct.unpack(">d", b"\x80" + bytes(7)), struct.unpack(">f", b"\x3f\x80\x00\x00"))
