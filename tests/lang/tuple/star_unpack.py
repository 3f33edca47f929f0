# SPDX-License-Identifier: MIT
# A starred target takes the rest as a list.
a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = (1, 2)
print(a, b, c)
a, *b, c = range(6)
print(a, b, c)
*a, = (1,)
print(a)
for x, *y in [(1, 2, 3), (4,)]:
    print(x, y)
(a, *b), *c = [[1, 2], 3, 4]
print(a, b, c)
try:
    a, *b, c = [1]
except ValueError:
    print("ValueError")
