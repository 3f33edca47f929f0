# SPDX-License-Identifier: MIT
# The first iterable is evaluated outside, at once.
class A:
    n = 3
    items = [i for i in range(n)]
    squares = list(i * i for i in range(n))


print(A.items, A.squares)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
try:
    [y for x in range(2) for y in undefined]
except NameError as e:
    print(e)
