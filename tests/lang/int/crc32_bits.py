# SPDX-License-Identifier: MIT
# CRC-32 by bits, all in unsigned 32-bit arithmetic.
def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            if crc & 1:
                crc = crc >> 1 ^ 0xEDB88320
            else:
                crc >>= 1
    return crc ^ 0xFFFFFFFF


print(hex(crc32(b"123456789")), hex(crc32(b"")), crc32(b"Pyll"))
