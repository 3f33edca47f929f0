# SPDX-License-Identifier: MIT
# The named forms take any iterable.
a = {1, 2, 3}
print(sorted(a.union([3, 4])), sorted(a.intersection((2, 9))), sorted(a.difference("ab", [1])))
print(sorted(a.symmetric_difference(range(2, 5))), a.isdisjoint([7]), a.isdisjoint([1]))
print(a.issubset(range(9)), a.issuperset([1]))
a.update([5, 6], "x")
print(len(a))
a.difference_update([5, "x"])
a.intersection_update(range(4))
print(sorted(a))
