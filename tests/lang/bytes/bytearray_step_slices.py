# SPDX-License-Identifier: MIT
# Assignment to and deletion of slices with a step.
b = bytearray(range(10))
b[::2] = b"abcde"
print(b)
b[1::4] = bytes(3)
print(b)
b[::-1] = bytes(range(10))
print(b)
del b[::3]
print(b)
del b[::-2]
print(b)
del b[5:1]
print(b)
try:
    b[::2] = b"x" * 9
except ValueError:
    print("ValueError", b)
b[1:2] = b"longer"
b[:0] = b"<"
b[len(b):] = b">"
print(b)
b[2:5] = b[::-1]
print(b)
