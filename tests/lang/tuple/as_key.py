# SPDX-License-Identifier: MIT
# Tuples of equal values are the same dict key.
d = {(1, 2): "a", ("x",): "b", (): "c"}
print(d[1, 2], d[(1.0, True + 1)], d[("x",)], d[()], (2, 1) in d)
print(hash((1, 2)) == hash((1, 2)))
try:
    {(1, []): 2}
except TypeError:
    print("TypeError")
