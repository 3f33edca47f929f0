# SPDX-License-Identifier: MIT
# zip with generators, ranges, strings and unpacking.
names, values = zip(*{"a": 1, "b": 2}.items())
print(
    names,
    values,
    list(zip("abc", range(10, 13), [True, None, 0])),
    [x + y for x, y in zip([1, 2], [10, 20])],
)
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), [sum(p) for p in zip(range(3), range(3), range(3))])
