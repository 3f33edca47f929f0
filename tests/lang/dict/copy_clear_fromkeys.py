# SPDX-License-Identifier: MIT
# copy is shallow; clear empties; fromkeys makes.
d = {"a": [1]}
c = d.copy()
c["b"] = 2
c["a"].append(2)
print(d, c)
d.clear()
print(d, c, dict.fromkeys("abc"), dict.fromkeys([1, 2], 0))
