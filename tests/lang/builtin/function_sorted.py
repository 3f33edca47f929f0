# SPDX-License-Identifier: MIT
# sorted(): key, reverse, any iterable; the argument stays.
print(sorted([3, 1, 2]), sorted("hello"), sorted((3, 1), reverse=True), sorted({3: 0, 1: 0}))
print(sorted([-3, 2, -1], key=abs), sorted(["b", "A", "c"], key=str.lower), sorted([]))
print(sorted(range(5), key=lambda x: -x), sorted([True, 0, 2]))
for wrong in (lambda: sorted([1, "a"]), lambda: sorted(5), lambda: sorted([1], 5)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
