# SPDX-License-Identifier: MIT
# Keys keep the order in which they first came.
d = {}
for k in ("z", "a", "m", 5, "b"):
    d[k] = len(d)
print(d, list(d))
d["a"] = "again"
print(list(d))
del d["m"]
d["m"] = "back"
print(d)
d.pop("z")
d["z"] = 1
print(list(d.items()))
