# SPDX-License-Identifier: MIT
# update from mappings, pairs and keywords.
d = {"a": 1}
d.update({"b": 2, "a": 9})
d.update([("c", 3)])
d.update(d=4, a=0)
d.update()
print(d)
d |= {"e": 5}
print(d | {"a": "new", "f": 6}, d)
