# SPDX-License-Identifier: MIT
# Lists compare item by item, deeply.
print([1, [2, 3]] == [1, [2, 3]], [1, 2] == [1, 2.0], [1, 2] < [1, 3], [1] < [1, 0], [] < [0])
print([[1], 2] > [[1], 1], [1] == (1,), [1] != "1", [1, "a"] == ["a", 1])
for wrong in (lambda: [1] < ["a"], lambda: [1] < 1, lambda: [[1], 2] < [["a"], 2]):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
