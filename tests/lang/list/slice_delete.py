# SPDX-License-Identifier: MIT
# del of slices.
a = list(range(10))
del a[2:4]
print(a)
del a[::3]
print(a)
del a[-2:]
print(a)
del a[5:1]
print(a)
del a[::-2]
print(a)
