# SPDX-License-Identifier: MIT
# sum of numbers and sequences, with a start.
print(
    sum([1, 2, 3]),
    sum([]),
    sum([1, 2], 10),
    sum(x for x in range(5)),
    sum([0.5, 1]),
    sum([[1], [2]], []),
)
print(sum({1: 2, 3: 4}), sum([True, True]), sum([1 << 30, 1 << 30, 1 << 40]))
try:
    sum(["a", "b"])
except TypeError:
    print("TypeError")
