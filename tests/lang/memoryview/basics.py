# SPDX-License-Identifier: MIT
# memoryview sees and changes the bytes below.
a = bytearray(b"hello")
m = memoryview(a)
print(len(m), m[0], bytes(m[1:3]), bytes(m))
m[0] = 72
m[1:3] = b"EL"
print(a, m[-1], bytes(m[::-1]))
try:
    memoryview(b"ro")[0] = 1
except TypeError:
    print("TypeError")
