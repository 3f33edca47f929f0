# SPDX-License-Identifier: MIT
# Conditions, several fors and nesting.
print([x for x in range(5)], [x * 2 for x in "ab"], [x for x in range(10) if x % 2 if x > 3])
print(
    [(x, y) for x in range(3) for y in "ab"],
    [(x, y) for x in range(4) for y in range(x) if x + y > 2],
)
print(
    [[y for y in range(x)] for x in range(4)],
    [x if x > 1 else -x for x in range(4)],
    [x for x in []],
)
print(
    [a + b for a, b in [(1, 2), (3, 4)]],
    [k for k, *_ in ["abc", "de"]],
    [x for x in (1, 2, 3) if x != 2],
)
