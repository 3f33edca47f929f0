# SPDX-License-Identifier: MIT
# append and extend, from any iterable and from itself.
a = []
a.append(1)
a.append([2])
a.extend([3, 4])
a.extend("ab")
a.extend(x for x in range(2))
a.extend({"k": 1})
print(a, len(a))
b = [1, 2]
b.extend(b)
print(b, b.append(3), b)
try:
    b.extend(5)
except TypeError:
    print("TypeError")
