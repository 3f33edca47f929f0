# SPDX-License-Identifier: MIT
# Arrays of floats round to their items' precision.
from array import array
a = array("f", [1.5, -0.25, 3])
a.append(100)
a[0] += 0.5
print(a, a[0] + a[1], sum(a))
d = array("d", [1e20, 0.5])
print(d[1], d.itemsize, a.itemsize, len(d.tobytes()), d.tobytes()[8:])
try:
    a.append("1")
except TypeError:
    print("TypeError")
