# SPDX-License-Identifier: MIT
# bytes.upper, lower, title, swapcase, capitalize: ASCII.
print(b"aBc".upper(), b"aBc".lower(), b"ab cd".title(), b"aB".swapcase(), b"aBC".capitalize())
print(b"\xe9".upper(), bytearray(b"x").upper())
