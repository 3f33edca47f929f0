# SPDX-License-Identifier: MIT
# bytearray: change, append, extend and slices.
b = bytearray(b"abc")
b[0] = 65
b.append(100)
b.extend(b"ef")
b += b"!"
print(b, len(b), b[1], b[-2:], bytes(b), b == b"Abcdef!", 65 in b)
b[1:3] = b"--+"
print(b, bytearray(3), bytearray([1, 2]), b.decode())
try:
    b[0] = "A"
except TypeError:
    print("TypeError")
