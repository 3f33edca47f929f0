# SPDX-License-Identifier: MIT
# map with several iterables, filter with and without a function.
print(
    list(map(str, [1, 2])),
    list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])),
    list(map(int, "123")),
)
print(
    list(filter(lambda x: x % 2, range(6))),
    list(filter(None, [0, 1, "", "a", None, []])),
    list(filter(str.isdigit, "a1b2")),
)
m = map(abs, [-1, -2])
print(next(m), next(m), next(m, "end"), sum(map(len, ["a", "bc"])), max(map(lambda x: -x, [1, 2])))


def show(x):
    print("called", x)
    return x


it = map(show, [1, 2])
print("lazy")
next(it)
