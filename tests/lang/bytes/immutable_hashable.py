# SPDX-License-Identifier: MIT
# bytes are dict keys and cannot be changed.
d = {b"a": 1, "a": 2}
print(d[b"a"], d["a"], len(d), b"a" in d, d[bytes([97])])
try:
    b"abc"[0] = 1
except TypeError:
    print("TypeError")
print(hash(b"xy") == hash(bytes([120, 121])))
