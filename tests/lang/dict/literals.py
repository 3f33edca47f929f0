# SPDX-License-Identifier: MIT
# Displays, unpacking and repeated keys.
print({}, {1: 2}, {"a": 1, "b": [2], 3: None}, {1: "a", 1: "b"}, {"x": {"y": {}}})
d = {"a": 1, "b": 2}
print({**d, "c": 3}, {"a": 0, **d}, {**d, "a": 9}, {**{}, **d})
print(len(d), len({}), {(): 1, "": 2, None: 3, False: 4})
