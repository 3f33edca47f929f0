# SPDX-License-Identifier: MIT
# + * == in, iteration, what takes sequences.
from array import array
a = array("h", [1, 2])
print(a + array("h", [3]), a * 2, 2 * a, a == array("h", [1, 2]), a != array("h", [1]), a < array("h", [1, 3]))
print(2 in a, 3 in a, [x for x in a], list(reversed(a)), sum(a), max(a), sorted(a, reverse=True))
a += array("h", [5])
print(a, bool(a), bool(array("h")), tuple(a), list(enumerate(a)))
x, y, z = a
print(x, y, z, list(zip(a, "abc")), array("h", [-1]) == array("b", [-1]))
try:
    hash(a)
except TypeError:
    print("unhashable")
