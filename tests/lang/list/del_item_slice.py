# SPDX-License-Identifier: MIT
# del of an item, a slice and a stepped slice.
a = list(range(10))
del a[0], a[-1]
print(a)
del a[2:4]
print(a)
del a[::2]
print(a)
del a[5:]
del a[:]
print(a)
try:
    del a[0]
except IndexError:
    print("IndexError")
