# SPDX-License-Identifier: MIT
# A walrus inside binds outside.
print([last := x for x in range(4)], last)
print([y for x in range(5) if (y := x * x) > 3], y)


def f():
    found = any((hit := n) > 4 for n in [1, 5, 9])
    return found, hit


print(f())
