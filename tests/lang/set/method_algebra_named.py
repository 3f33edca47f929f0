# SPDX-License-Identifier: MIT
# union and its kin take any iterable, several too.
a = {1, 2, 3}
print(sorted(a.union([4], (5,))), sorted(a.intersection("12", [1, 2])))
print(sorted(a.intersection([2, 3], {3})), sorted(a.difference([1])))
print(sorted(a.symmetric_difference([3, 4])), sorted(a.union()))
for wrong in (lambda: a.union(5),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
