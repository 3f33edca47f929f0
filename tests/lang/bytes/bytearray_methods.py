# SPDX-License-Identifier: MIT
# bytearray: slices that grow and shrink, insert and pop, search.
b = bytearray(b"hello")
b[1:3] = b"EEE"
print(b)
b[:0] = b">>"
del b[-1]
print(b, b.find(b"E"), b.count(b"E"), b.startswith(b">>"), b.upper(), b[::-1])
b[2:] = b""
print(b, b + b"x", b * 2, len(b), list(b), bytes(b) == b, b == bytearray(b">>"))
