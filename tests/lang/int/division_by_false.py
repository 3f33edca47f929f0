# SPDX-License-Identifier: MIT
# False is zero for every kind of division, and for ints of any size.
for a in (1, 1 << 45, -(1 << 70), True):
    for divide in (lambda: a / False, lambda: a // False, lambda: a % False, lambda: divmod(a, False)):
        try:
            print(divide())
        except ZeroDivisionError:
            print("ZeroDivisionError", end=" ")
    print()
