# SPDX-License-Identifier: MIT
# Indexing and slicing a range.
r = range(10, 30, 3)
print(r[0], r[-1], r[2], r[1:4], r[::-1], r[::2], list(r[-2:]), r[3:3])
try:
    r[100]
except IndexError:
    print("IndexError")
print(range(5)[1:], range(0, 10, 2)[1:3], list(range(10)[::-3]))
