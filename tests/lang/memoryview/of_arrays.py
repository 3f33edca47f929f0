# SPDX-License-Identifier: MIT
# A view of an array has its items; cast() sees them as others.
from array import array
a = array("H", [1, 2, 0x0304])
m = memoryview(a)
print(len(m), m.itemsize, m.nbytes, m.format, m.tolist(), m[1:].tolist(), m.tobytes())
m[0] = 0x4142
m[1:2] = array("H", [9])
print(a, m[2])
b = m.cast("B")
print(len(b), bytes(b), b[0])
b[0] = 0
print(a)
d = bytearray(8)
w = memoryview(d).cast("I")
w[1] = 0x01020304
print(d, len(w), w.itemsize, list(w))
try:
    memoryview(b"abc").cast("H")
except TypeError:
    print("error")
except ValueError:
    print("error")
