# SPDX-License-Identifier: MIT
# Slices of a list: all signs, beyond the ends.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[:-7], a[::3], a[::-1], a[5:2], a[5:2:-1], a[100:])
print(a[-100:2], a[::-4], a[8:1:-3], a[:]== a, a[:] is a)
for wrong in (lambda: a[::0], lambda: a["a":]):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
