# SPDX-License-Identifier: MIT
# Assigning a longer sequence to a slice makes room.
a = [0, 1, 2, 3]
a[1:2] = [10, 11, 12]
print(a)
a[:0] = ["head"]
a[len(a):] = ["tail"]
print(a)
a[2:2] = "xyz"
print(a)
a[1:1] = []
print(len(a))
