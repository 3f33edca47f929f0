# SPDX-License-Identifier: MIT
# A list, a dict and a tuple that hold themselves: printed shortened, or RuntimeError.
a = [1]
a.append(a)
d = {}
d["d"] = d
t = ([],)
t[0].append(t)
for x in (a, d, t):
    try:
        print("..." in repr(x))
    except RuntimeError:
        print(True)
try:
    b = [1]
    b.append(b)
    print(a == b)
except RuntimeError:
    print("RuntimeError")
