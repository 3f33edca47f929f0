# SPDX-License-Identifier: MIT
# One starred target takes the rest.
a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(5)
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
*a, = ()
print(a)
for first, *rest in [(1, 2, 3), "ab"]:
    print(first, rest)
(a, *b), *c = [1, 2], 3, 4
print(a, b, c)
try:
    a, *b, c = [1]
except ValueError:
    print("ValueError")
