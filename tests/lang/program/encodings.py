# SPDX-License-Identifier: MIT
# CRC-16, COBS, numbers of variable length, run lengths.
def crc16(data, poly=0x1021, crc=0xFFFF):
    for byte in data:
        crc ^= byte << 8
        for _ in range(8): crc = ((crc << 1) ^ poly if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
print(hex(crc16(b"123456789")))
def cobs(data):
    out = bytearray(); block = bytearray()
    for b in data + b"\0":
        if b: block.append(b)
        else: out.append(len(block) + 1); out += block; block = bytearray()
    return bytes(out)
print(cobs(b"\x11\x22\x00\x33"))
def varint(n):
    out = b""
    while True:
        n, low = n >> 7, n & 127
        out += bytes((low | (128 if n else 0),))
        if not n: return out
print(varint(300), varint(2**40), [sum((b & 127) << 7 * i for i, b in enumerate(varint(n))) for n in (0, 127, 128, 10**6)])
def rle(s):
    out = []
    for ch in s:
        if out and out[-1][0] == ch: out[-1][1] += 1
        else: out.append([ch, 1])
    return "".join("%s%d" % (c, n) for c, n in out)
print(rle("aaabccddddd"))
