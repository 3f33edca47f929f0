# SPDX-License-Identifier: MIT
# A frame with header, payload and checksum, as drivers build and check it.
import struct
def frame(kind, payload):
    head = struct.pack(">BBH", 0x7E, kind, len(payload))
    return head + payload + struct.pack(">H", sum(head + payload) & 0xFFFF)
def parse(data):
    start, kind, size = struct.unpack_from(">BBH", data)
    if start != 0x7E or len(data) != size + 6:
        raise ValueError("bad frame")
    (check,) = struct.unpack_from(">H", data, 4 + size)
    if sum(data[:-2]) & 0xFFFF != check:
        raise ValueError("bad checksum")
    return kind, data[4:4 + size]
f = frame(3, b"temperature=21")
print(f, parse(f))
broken = bytearray(f)
broken[6] ^= 1
for wrong in (broken, f[:-1], b"\x00" * 6):
    try:
        parse(wrong)
    except ValueError as e:
        print(e)
