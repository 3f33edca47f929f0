# SPDX-License-Identifier: MIT
# A binary file gives bytes; readinto fills a buffer.
data = bytes(range(256)) * 3
with open("b", "wb") as f:
    print(f.write(data), f.write(bytearray(b"xyz")))
with open("b", "rb") as f:
    print(f.read(4), f.read(0), len(f.read(500)), len(f.read()), f.read(), f.read(1))
with open("b", "rb") as f:
    buf = bytearray(5)
    print(f.readinto(buf), buf)
    f.seek(-3, 2)
    print(f.readinto(buf), buf)
    print(f.readinto(buf), buf)
    print(f.readinto(memoryview(buf)[1:3]))
with open("b", "rb") as f:
    print(f.readline() == data[:11], len(f.readlines()))
