# SPDX-License-Identifier: MIT
# Assignment from tuples, swap and nested targets.
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = (3, 4), 5
[f, g] = "xy"
print(c, d, e, f, g)
for i, (j, k) in [(1, (2, 3)), (4, (5, 6))]:
    print(i, j, k)
x = y = (7, 8)
print(x is y)
(z,) = [9]
print(z)
