# SPDX-License-Identifier: MIT
# io.BytesIO: bytes to read, overwrite and append to; a place beyond the end is filled with zeros.
import io
b = io.BytesIO(b"abc")
print(b.read(2), b.write(b"XYZ"), b.getvalue(), b.read(), b.tell())
b.seek(8)
print(b.read(), b.getvalue())
print(b.write(b"!"), b.getvalue())
print(b.seek(-3, 2), b.read(), b.seek(1), b.seek(2, 1), b.read(1))
part = bytearray(4)
print(b.seek(7), b.readinto(part), part, b.readinto(part), part)
source = bytearray(b"12345")
b = io.BytesIO(source)
source[0] = 0
print(b.getvalue(), b.read(-1), b.read(None), b.seek(0), b.read(100))
b = io.BytesIO()
for i in range(40):
    b.write(bytes([i]) * i)
print(len(b.getvalue()), b.getvalue()[-2:], b.tell())
print(list(io.BytesIO(b"q\nw\n\ne")), io.BytesIO(b"q\nw").readline())
print(b.write(memoryview(b"view")[1:3]), b.getvalue()[-3:], b.write(b""), b.flush())
for wrong in (lambda: io.BytesIO([1, 2]).read(), lambda: b.write(5), lambda: b.write(None)):
    try:
        print(wrong())
    except TypeError as error:
        print("TypeError")
b.close()
try:
    b.read()
except ValueError as error:
    print(str(error)[:29])
