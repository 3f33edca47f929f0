# SPDX-License-Identifier: MIT
# A class sees the slice, the tuple or the index it was given.
class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1], s["k"], s[1, 2], s[1:2], s[::3], s[1:2, 3], s[:, 1], s[()], s[...] is ...)
s[0] = 5
s[1:2] = "x"
s["a", "b"] = None
del s[3]
del s[:2]
s[0] += 1
