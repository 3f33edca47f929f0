# SPDX-License-Identifier: MIT
# get and setdefault.
d = {"a": 1, "n": None}
print(d.get("a"), d.get("x"), d.get("x", 5), d.get("n", 5))
print(d.setdefault("a", 9), d.setdefault("b", 2), d.setdefault("c"), d)
groups = {}
for w in ("apple", "ant", "bee", "bat", "cow"):
    groups.setdefault(w[0], []).append(w)
print(groups)
