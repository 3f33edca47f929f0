# SPDX-License-Identifier: MIT
# Parts of core/mod/builtins.c.


# round() of an int to a multiple of 10 ** places, halves to the even multiple.
def round_int(number, places):
    unit = 10 ** places
    count, rest = divmod(number, unit)
    return (count + (rest * 2 + (count & 1) > unit)) * unit
