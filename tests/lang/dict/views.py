# SPDX-License-Identifier: MIT
# keys, values and items follow the dict.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(list(k), list(v), list(i), len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i)
d["c"] = 3
print(list(k), list(v), list(i))
for key, value in d.items():
    print(key, value, end="; ")
print()
print(k, v, i)
