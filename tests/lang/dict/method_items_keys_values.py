# SPDX-License-Identifier: MIT
# dict views: live, in order.
d = {"b": 1, "a": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(list(k), list(v), list(i), len(k), "c" in k, 3 in v, ("a", 2) in i, ("a", 3) in i)
print(sorted(i), k == {"a", "b", "c"}, [x for x, y in i if y > 1])
