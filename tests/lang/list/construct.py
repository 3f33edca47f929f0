# SPDX-License-Identifier: MIT
# list() of every kind of iterable.
print(
    list(), list("abc"), list((1, 2)), list({1: 2, 3: 4}), list(range(4)), list(b"ab"), list([1, 2])
)
print(
    list(x * x for x in range(4)),
    list(map(str, [1, 2])),
    list(zip("ab", [1, 2])),
    sorted(list({3, 1, 2})),
)
try:
    list(5)
except TypeError as e:
    print(e)
