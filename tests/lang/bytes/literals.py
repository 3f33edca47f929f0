# SPDX-License-Identifier: MIT
# Literals, escapes and repr.
print(b"abc", b'it\'s', b"it's", b'q"q', b"both'\"", b"\x00\x01\xff\t\n\r\\", b"")
print(rb"\n", br"\x00", b"a" b"b", b"""x
y""")
print(repr(b"\x7f\x80 ~"), len(b"\x41\101\n"))
