# SPDX-License-Identifier: MIT
# All solutions of six queens by recursion and sets.
def place(n, row, cols, up, down):
    if row == n:
        return 1
    found = 0
    for c in range(n):
        if c not in cols and row + c not in up and row - c not in down:
            found += place(n, row + 1, cols | {c}, up | {row + c}, down | {row - c})
    return found


print(place(6, 0, set(), set(), set()))
