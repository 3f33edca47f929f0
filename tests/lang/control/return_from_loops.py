# SPDX-License-Identifier: MIT
# return from inside nested loops and handlers.
def find(grid, x):
    for r, row in enumerate(grid):
        for c, v in enumerate(row):
            try:
                if v == x:
                    return r, c
            finally:
                pass
    return None


print(find([[1, 2], [3, 4]], 3), find([[1]], 5))


def first_error(items):
    for x in items:
        try:
            1 // x
        except ZeroDivisionError:
            return "zero"
        except TypeError:
            return "type"
    else:
        return "fine"


print(first_error([1, 0]), first_error([1, "a"]), first_error([1, 2]))
