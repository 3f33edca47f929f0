# SPDX-License-Identifier: MIT
# frozenset is hashable and cannot change.
f = frozenset([1, 2, 2])
print(sorted(f), len(f), f == {1, 2}, f == frozenset((2, 1)), {f: "v"}[frozenset([2, 1])])
print(sorted(f | {3}), 1 in f, frozenset() == set())
try:
    f.add(3)
except AttributeError:
    print("AttributeError")
