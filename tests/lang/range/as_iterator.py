# SPDX-License-Identifier: MIT
# iter() of a range runs once; the range itself again and again.
r = range(3)
print(list(r), list(r))
i = iter(r)
print(next(i), list(i), list(i), next(i, "end"))
try:
    next(i)
except StopIteration:
    print("StopIteration")
