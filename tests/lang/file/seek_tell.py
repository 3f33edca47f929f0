# SPDX-License-Identifier: MIT
# seek returns the new place, from the start, from here or from the end.
with open("s", "wb") as f:
    f.write(b"0123456789")
    print(f.tell())
with open("s", "rb") as f:
    print(f.tell(), f.seek(4), f.read(2), f.tell())
    print(f.seek(-1, 1), f.read(1), f.seek(-2, 2), f.read(), f.seek(0, 2), f.read())
with open("s", "r+b") as f:
    f.seek(3)
    print(f.write(b"XY"))
    print(f.read(2))
    f.seek(0)
    print(f.read())
with open("s", "w+b") as f:
    print(f.read(), f.write(b"new"), f.seek(1), f.read())
