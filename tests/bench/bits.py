# SPDX-License-Identifier: MIT
# Bit operations on values of 32 bits, as register and checksum code does.
def crc32(data, crc=0xFFFFFFFF):
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xEDB88320 if crc & 1 else crc >> 1
    return crc ^ 0xFFFFFFFF


print(hex(crc32(b"The quick brown fox jumps over the lazy dog")))
