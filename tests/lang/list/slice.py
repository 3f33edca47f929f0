# SPDX-License-Identifier: MIT
# Slices copy.
a = list(range(8))
print(a[2:5], a[:3], a[5:], a[-2:], a[::2], a[::-1], a[6:1:-2], a[3:3], a[10:], a[-100:2])
b = a[:]
b[0] = 99
print(a[0], b[0], a == b, a is b, a[1:] == b[1:])
