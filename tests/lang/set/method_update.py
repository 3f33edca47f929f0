# SPDX-License-Identifier: MIT
# set.update and the in-place operators.
s = {1, 2}
t = s
s.update([3], "a")
s |= {4}
print(len(s), t is s)
s.difference_update([1])
s -= {2}
s.intersection_update({3, 4, 5})
print(sorted(s))
s &= {3}
s.symmetric_difference_update([8])
s ^= {3, 9}
print(sorted(s), t is s)
for wrong in (lambda: s.update(5),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
