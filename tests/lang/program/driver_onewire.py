# SPDX-License-Identifier: MIT
# 1-Wire: checksum of an address, temperatures from a thermometer's bytes.
def crc8(data):
    crc = 0
    for b in data:
        for _ in range(8):
            fb = (crc ^ b) & 1
            crc = (crc >> 1) ^ (0x8C if fb else 0)
            b >>= 1
    return crc
rom = bytearray(b"\x28\xff\x64\x1e\x0f\x3e\x12")
rom.append(crc8(rom)); print([hex(i) for i in rom], crc8(rom) == 0)
def convert_temp(buf):
    t = buf[1] << 8 | buf[0]
    if t & 0x8000: t = -((t ^ 0xffff) + 1)
    return t / 16
print(convert_temp(b"\x91\x01"), convert_temp(b"\x5e\xff"))
