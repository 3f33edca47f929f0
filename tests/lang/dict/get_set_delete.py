# SPDX-License-Identifier: MIT
# Reading, writing, deleting; the KeyError names the key.
d = {"a": 1}
d["b"] = 2
d["a"] += 10
print(d["a"], d["b"], len(d))
del d["a"]
for key in ("a", 5, (1, 2), None):
    try:
        d[key]
    except KeyError as e:
        print("KeyError", e, e.args)
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))
print(d)
