# SPDX-License-Identifier: MIT
# Comparison item by item.
print([1, 2] == [1, 2], [1, 2] == [1, 2.0], [1] == (1,), [] == [], [1, 2] != [2, 1])
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, [2]] < [1, [3]], [1, 2] <= [1, 2])
try:
    [1] < ["a"]
except TypeError:
    print("TypeError")
print([1, "a"] == ["a", 1], [[]] == [[]])
