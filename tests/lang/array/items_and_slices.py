# SPDX-License-Identifier: MIT
# Index, slice, assignment to both, deletion.
from array import array
a = array("h", range(10))
print(a[0], a[-1], a[2:5], a[::3], a[::-1], a[8:2], a[-3:])
a[0] = -5
a[1:3] = array("h", [100, 101, 102])
print(a)
del a[0]
del a[1:3]
print(a, len(a))
a[1:1] = array("h", [1, 2])
print(a)
for index in (20, -20):
    try:
        print(a[index])
    except IndexError:
        print("IndexError")
