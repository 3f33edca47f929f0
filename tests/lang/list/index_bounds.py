# SPDX-License-Identifier: MIT
# index with bounds, negative bounds and equal values of other types.
a = [1, "1", 1.0, True, None, 1]
print(a.index(1), a.index(1, 1), a.index(1, -1), a.index("1"), a.index(None), a.count(1))
for args in ((2,), (None, 5), ("1", 2), (1, 10)):
    try:
        print(a.index(*args))
    except ValueError:
        print("ValueError", args)
