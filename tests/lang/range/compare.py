# SPDX-License-Identifier: MIT
# Ranges are equal when their items are.
print(range(0) == range(5, 5), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2))
print(range(3) == [0, 1, 2], range(3) != range(4), hash(range(3)) == hash(range(0, 3)))
print(bool(range(0)), bool(range(1)))
