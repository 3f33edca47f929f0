# SPDX-License-Identifier: MIT
# In-place updates by several iterables.
s = {1, 2, 3, 4}
s.intersection_update([2, 3, 4, 9])
s.symmetric_difference_update({4, 5})
s.update([7], (8,), "z")
s.difference_update([7], {8})
print(sorted(map(str, s)), s.isdisjoint({100}))
t = s
s |= {0}
print(t is s, len(t))
