# SPDX-License-Identifier: MIT
# Subsets and supersets by operators and methods.
a, b = {1, 2}, {1, 2, 3}
print(a < b, a <= b, a <= a, a < a, b > a, b >= a, a.issubset(b), b.issuperset(a))
print(a.issubset([1, 2, 5]), a.isdisjoint({9}), a.isdisjoint([1]), a == {2, 1}, a != b)
print(a == frozenset(a), a == [1, 2])
for wrong in (lambda: a < [1, 2, 3],):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
