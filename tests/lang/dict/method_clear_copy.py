# SPDX-License-Identifier: MIT
# dict.clear and copy.
d = {"a": [1]}
e = d.copy()
e["b"] = 2
e["a"].append(5)
print(d, e, d.clear(), d, e)
