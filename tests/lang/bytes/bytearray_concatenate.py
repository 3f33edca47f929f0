# SPDX-License-Identifier: MIT
# bytearray + and * give bytearrays, += changes it.
b = bytearray(b"ab")
c = b
b += b"cd"
b *= 2
print(b, c, b + b"x", type(b"x" + b), b * 0, 2 * bytearray(b"x"), b[:2])
for wrong in (lambda: b + "x", lambda: b + 1):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
