# SPDX-License-Identifier: MIT
# An index gives an int, a slice gives bytes.
b = b"hello"
print(b[0], b[-1], b[1:3], b[:2], b[::-1], b[::2], b[5:], type(b[0]).__name__)
print(list(b"abc"), [hex(x) for x in b"\x01\xff"])
try:
    b[5]
except IndexError:
    print("IndexError")
for x in b"AB":
    print(x)
