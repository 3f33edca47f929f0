# SPDX-License-Identifier: MIT
# A hundred keys in, half out, more in.
d = {}
for i in range(100):
    d[i * 7] = i
print(len(d), d[0], d[693], 7 in d, 8 in d)
for i in range(0, 100, 2):
    del d[i * 7]
print(len(d), 0 in d, 7 in d, sum(d.values()), list(d)[:4])
for i in range(30):
    d["k" + str(i)] = i
print(len(d), d["k29"], list(d)[-2:], d[7])
