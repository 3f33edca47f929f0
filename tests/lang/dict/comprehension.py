# SPDX-License-Identifier: MIT
# Dict comprehensions.
print(
    {i: i * i for i in range(5)}, {k: v for v, k in enumerate("abc")}, {i % 3: i for i in range(7)}
)
print(
    {k: v for k, v in {"a": 1, "b": 2}.items() if v > 1},
    {(i, j): i * j for i in range(2) for j in range(2)},
)
