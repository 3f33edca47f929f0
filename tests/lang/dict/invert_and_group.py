# SPDX-License-Identifier: MIT
# Inverting, grouping and counting.
d = {"a": 1, "b": 2, "c": 1}
inverse = {}
for k, v in d.items():
    inverse.setdefault(v, []).append(k)
print(inverse, {v: k for k, v in d.items()}, sorted(d, key=lambda k: (d[k], k)))
counts = {}
for c in "hello world":
    counts[c] = counts.get(c, 0) + 1
print(counts, max(counts, key=counts.get))
