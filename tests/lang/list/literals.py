# SPDX-License-Identifier: MIT
# Displays, nesting and trailing commas.
print([], [1], [1, 2], [1, [2, [3, []]]], [1, "a", None, 2.5, (1,), {"k": []}], [1, 2,])
print([*range(3), *"ab", 9], [*[]], [[0] * 2] * 2, len([[]]))
x = [
    1,  # a comment
    2,
]
print(x)
