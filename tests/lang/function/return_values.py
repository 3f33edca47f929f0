# SPDX-License-Identifier: MIT
# No return, bare return, tuples and early returns.
def nothing():
    1 + 1


def early(n):
    if n > 0:
        return "positive"
    for i in range(3):
        if i == 1:
            return "loop"
    return "end"


def many():
    return 1, "two", [3]


def star():
    rest = [2, 3]
    return 1, *rest


print(nothing(), early(1), early(0), many(), star())
a, *b = many()
print(a, b)
