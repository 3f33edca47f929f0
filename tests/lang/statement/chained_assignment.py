# SPDX-License-Identifier: MIT
# One value, several targets, from left to right.
a = b = c = [1]
a.append(2)
print(b, c is a)
i, l = 0, [0, 0, 0]
i = l[i] = 2
print(i, l)
x, y = z = 1, 2
print(x, y, z)
n = 0
l[n], n = 7, 1
print(l, n)
n, l[n] = 2, 8
print(l, n)
