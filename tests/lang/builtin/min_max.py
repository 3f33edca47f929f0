# SPDX-License-Identifier: MIT
# min and max of arguments and iterables, with key and default.
print(
    min(3, 1, 2), max(3, 1, 2), min([5]), max("hello"), min((2, 1), (1, 9)), max({1: "a", 3: "b"})
)
print(
    max("bb", "a", key=len),
    min(["bb", "a"], key=len),
    max([], default=0),
    min((), default=None),
    max(1, 2.5, True),
)
print(
    max([1, -5, 3], key=abs),
    min(x * x - 4 * x for x in range(5)),
    max([0, 0.0]),
    max([(1, "a"), (1, "b")], key=lambda p: p[0]),
)
try:
    min([])
except ValueError:
    print("ValueError")
try:
    max(1)
except TypeError:
    print("TypeError")
