# SPDX-License-Identifier: MIT
# What takes bytes takes a memoryview.
m = memoryview(b"hello world")[3:8]
print(bytes(m), bytearray(m), b"".join([b"<", m, b">"]), list(m), sum(m), max(m), b"lo wo" == m)
print(m.hex(), int.from_bytes(m[:2], "big"), 111 in m, [chr(c) for c in m])
b = bytearray(b"ab")
b += m[:1]
b.extend(m[1:2])
b[0:1] = m[2:3]
print(b, str(m[-2:], "utf-8"), b"lo" == m[:2])
x, y = m[:2]
print(x, y, sorted(m), list(reversed(m)), bytes(m[::-1]), bytes(m[::2]))
