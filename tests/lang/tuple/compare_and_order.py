# SPDX-License-Identifier: MIT
# Tuples compare item by item.
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") == (1, "a"), (1, 2) == [1, 2])
print(("b",) > ("a", "z"), max([(1, 9), (2, 0)]), sorted([(2, "a"), (1, "b")]))
for wrong in (lambda: (1,) < ("a",), lambda: (1,) < [1]):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
