# SPDX-License-Identifier: MIT
# Reading items.
t = (10, 20, 30, 40)
print(t[0], t[-1], t[1:3], t[::-1], t[:0], t[::2])
try:
    t[4]
except IndexError as e:
    print(e)
for x in t:
    print(x, end=" ")
print()
