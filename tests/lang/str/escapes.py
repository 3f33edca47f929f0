# SPDX-License-Identifier: MIT
# Every escape sequence of a str literal.
for c in "\a\b\f\n\r\t\v\\\'\"\0":
    print(ord(c), end=" ")
print()
print("\x41\x7a\101\60", "\u0041\u00e9\u20ac", "\U0001F600" == chr(0x1F600))
print(len("\x00\x01"), len("\0" "1"), ord("\377"), "\e" == "\\e", "\d")
