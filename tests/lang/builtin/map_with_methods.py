# SPDX-License-Identifier: MIT
# map over methods, constructors, several iterables and infinite generators.
def count():
    n = 0
    while True:
        yield n
        n += 1


print(list(map(str.upper, ["a", "b"])), list(map(int, ["1", "2"])), list(map(pow, [2, 3], [3, 2])))
print(list(map(lambda i, c: c * i, count(), "abc")), dict(map(lambda x: (x, x * x), range(3))))
print(
    list(map(max, [1, 5], [4, 2], [3, 3])),
    "".join(map(chr, [104, 105])),
    list(filter(len, ["", "a", []])),
)
