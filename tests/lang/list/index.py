# SPDX-License-Identifier: MIT
# Reading and writing by index.
a = [10, 20, 30]
print(a[0], a[-1], a[2], a[True])
a[1] = "x"
a[-1] = None
print(a)
for f in (lambda: a[3], lambda: a[-4], lambda: [][0]):
    try:
        f()
    except IndexError as e:
        print(e)
try:
    a[3] = 0
except IndexError:
    print("IndexError")
try:
    a["0"]
except TypeError:
    print("TypeError")
