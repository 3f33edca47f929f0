# SPDX-License-Identifier: MIT
# ord and chr, with their limits.
print(ord("a"), ord("\0"), ord("é"), ord("€"), ord("😀"), chr(65), chr(0x20AC), repr(chr(0)))
print(all(ord(chr(n)) == n for n in (0, 127, 128, 255, 256, 2047, 2048, 65535, 65536, 0x10FFFF)))
for f in (
    lambda: chr(-1),
    lambda: chr(0x110000),
    lambda: ord(""),
    lambda: ord("ab"),
    lambda: chr("a"),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
