# SPDX-License-Identifier: MIT
# An array is made from a code alone, from items, from bytes, from another array.
from array import array
print(array("b"), array("B", [1, 2, 255]), array("h", (1, -2)), array("H", range(3)))
print(array("i", b"\x01\x00\x00\x00\xff\xff\xff\xff"), array("f", [0.5, 2]), array("d", [0.25]))
print(array("q", [-2 ** 63]), array("Q", [2 ** 64 - 1]), array("B", bytearray(b"ab")))
a = array("h", [7, 8])
b = array("i", a)
b[0] = 100000
print(a, b, len(a), len(b), a.itemsize, b.itemsize, a.typecode)
for wrong in (lambda: array("y"), lambda: array("h", b"abc"), lambda: array("h", "ab"), lambda: array("b", [None])):
    try:
        print(wrong())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__)
