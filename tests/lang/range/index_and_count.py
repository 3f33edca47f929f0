# SPDX-License-Identifier: MIT
# index and count of a range.
r = range(10, 40, 5)
print(r.index(20), r.count(20), r.count(21), 35 in r, 40 in r)
try:
    r.index(11)
except ValueError:
    print("ValueError")
