# SPDX-License-Identifier: MIT
# Operators between frozensets and sets, and set methods by operator names.
f, s = frozenset([1, 2, 3]), {2, 3, 4}
print(
    sorted(f & s),
    sorted(f | s),
    sorted(f - s),
    sorted(s - f),
    sorted(f ^ s),
    f > frozenset([1]),
    f.isdisjoint({9}),
)
print(
    type(f & s).__name__,
    type(s & f).__name__,
    f == {1, 2, 3},
    {f: 1}[frozenset([3, 2, 1])],
    sorted(f.union([7])),
)
d = {frozenset("ab"): 1}
d[frozenset("ba")] = 2
print(len(d), len({frozenset(), frozenset([])}))
