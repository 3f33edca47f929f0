# SPDX-License-Identifier: MIT
# Everyday list manipulations.
def flatten(x):
    return [z for y in x for z in (flatten(y) if isinstance(y, list) else [y])]


a = list(range(10))
print(
    flatten([1, [2, [3, [4]], []], 5]),
    [a[i : i + 3] for i in range(0, 10, 3)],
    list(zip(a, a[1:]))[:3],
)
print(
    a[-3:] + a[:-3],
    [x for i, x in enumerate(a) if i % 2],
    a[::2] + a[1::2],
    [*a[:2], "mid", *a[8:]],
)
a[2:4], a[6:] = [], [1]
print(a, sorted(set([3, 1, 3, 2])), [[] for _ in range(2)], [x for x in a if x not in (0, 1)])
