# SPDX-License-Identifier: MIT
# A dict of 300 entries.
d = {}
for i in range(300):
    d[i * 5 - 200] = i
print(len(d), d[-200], d[1295], 3 in d, sum(d.values()))
for i in range(0, 300, 3):
    del d[i * 5 - 200]
print(len(d), sum(d), list(d)[:3])
