# SPDX-License-Identifier: MIT
# Words built at run time as keys.
d = {}
for a in "abcdefgh":
    for b in "xyz":
        d[a + b] = ord(a) * ord(b)
print(len(d), d["ax"], d["hz"], sorted(d)[:5])
hits = 0
for a in "aceg":
    for b in "wxy":
        if a + b in d:
            hits += 1
print(hits)
