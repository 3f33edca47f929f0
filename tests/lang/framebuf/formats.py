# SPDX-License-Identifier: MIT
# .out by hand: CPython has no framebuf. The bytes are those of the formats' definitions.
# Where each format has its pixels in the buffer; what is outside is not there.
import framebuf
for name, size in (("MONO_VLSB", 20), ("MONO_HLSB", 20), ("MONO_HMSB", 20), ("GS2_HMSB", 30), ("GS4_HMSB", 50), ("GS8", 100), ("RGB565", 200)):
    data = bytearray(size)
    f = framebuf.FrameBuffer(data, 10, 10, getattr(framebuf, name))
    f.pixel(0, 0, 1)
    f.pixel(1, 0, 0xFFFF)
    f.pixel(9, 9, 3)
    for x, y in ((-1, 0), (10, 0), (0, -1), (0, 10), (1 << 20, 1 << 20)):
        f.pixel(x, y, 1)
        print(f.pixel(x, y), end=" ")
    print(f.pixel(0, 0), f.pixel(1, 0), f.pixel(2, 0), f.pixel(9, 9))
    print(name, [(i, b) for i, b in enumerate(data) if b])
    f.fill(0xABCD)
    print(f.pixel(5, 5), data[0], data[-1])
# A stride: parts of a larger picture.
data = bytearray(8)
f = framebuf.FrameBuffer(memoryview(data)[1:], 3, 2, framebuf.GS8, 4)
f.fill(7)
print(data)
for arguments in ((data, 8, 8, 9), (data, 0, 8, 0), (data, 8, -1, 0), (data, 9, 8, 0), (data, 8, 9, 0), (data, 1 << 14, 1, 0),
                  (data, 8, 8, 0, 7), (data, 8, 8, -1), (data, 5, 1, 1)):
    try:
        print(framebuf.FrameBuffer(*arguments))
    except ValueError as error:
        print(error)
for arguments in ((b"12345678", 8, 8, 0), ("x", 8, 8, 0), (data, 8, 8), (data, 8, 8, None), (data, 8, 8, 0, 8, 8)):
    try:
        print(framebuf.FrameBuffer(*arguments))
    except TypeError as error:
        print("TypeError")
f = framebuf.FrameBuffer(data, 8, 8, framebuf.MONO_VLSB)
data[4:] = b""
try:
    f.fill(0)
except ValueError as error:
    print(error)
