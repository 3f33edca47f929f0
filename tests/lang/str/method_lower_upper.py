# SPDX-License-Identifier: MIT
# str.lower, upper and swapcase.
print("aBc 1".lower(), "aBc 1".upper(), "aBc 1".swapcase(), "".upper(), "\u20ac x".upper())
