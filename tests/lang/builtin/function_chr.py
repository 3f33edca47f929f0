# SPDX-License-Identifier: MIT
# chr(): all of Unicode.
print(chr(65), chr(0x20ac), chr(0x1f600), repr(chr(10)), len(chr(0x10ffff)))
for wrong in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
