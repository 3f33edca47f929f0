# SPDX-License-Identifier: MIT
# __len__, __getitem__, __setitem__, __delitem__ and __contains__.
class Box:
    def __init__(self):
        self.d = {}

    def __len__(self):
        return len(self.d)

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __contains__(self, k):
        return k in self.d or k == "magic"


b = Box()
print(len(b), bool(b))
b["a"] = 1
b["a"] += 5
b[1, 2] = "t"
print(len(b), b["a"], b[1, 2], "a" in b, "z" in b, "magic" in b, "z" not in b, bool(b))
del b["a"]
try:
    b["a"]
except KeyError as e:
    print("KeyError", e)
