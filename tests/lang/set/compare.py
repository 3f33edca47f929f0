# SPDX-License-Identifier: MIT
# Subset relations and equality.
print(
    {1, 2} < {1, 2, 3},
    {1, 2} <= {1, 2},
    {1, 2} < {1, 2},
    {1, 3} > {1},
    {1} >= {2},
    {1, 2} == {2, 1},
)
print({1} != {2}, set() == set(), {1} == [1], {1, 2} < {3, 4, 5})
