# SPDX-License-Identifier: MIT
# crc32, in one go and in parts.
import binascii
print(binascii.crc32(b""), binascii.crc32(b"123456789"), hex(binascii.crc32(b"The quick brown fox jumps over the lazy dog")))
crc = 0
for part in (b"123", b"", b"456", b"789"):
    crc = binascii.crc32(part, crc)
print(crc == binascii.crc32(b"123456789"), binascii.crc32(bytes(100)), binascii.crc32(bytearray(b"a")))
