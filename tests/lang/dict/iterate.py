# SPDX-License-Identifier: MIT
# Iteration gives keys; changing the size meanwhile is an error.
d = {"x": 1, "y": 2}
for k in d:
    print(k, d[k])
print([k for k in d], sorted(d, reverse=True), max(d), list(reversed(d)), "x" in d, "z" not in d)
for k in d:
    d[k] *= 10
print(d)
for k in list(d):
    del d[k]
print(d)
