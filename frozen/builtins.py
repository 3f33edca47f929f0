# SPDX-License-Identifier: MIT
# Parts of core/mod/builtins.c.


# round() of an int to a multiple of 10 ** places, halves to the even multiple.
def round_int(number, places):
    unit = 10 ** places
    count, rest = divmod(number, unit)
    return (count + (rest * 2 + (count & 1) > unit)) * unit


# pow() with a modulus and a negative exponent (Euclid's algorithm: x * number == rest, modulo the modulus).
def inverse_power(number, exponent, modulus):
    rest, other, x, y = modulus, number % modulus | 0, 0, 1  # | takes no float
    while other:
        count = rest // other
        rest, other = other, rest - count * other
        x, y = y, x - count * y
    # With no inverse the modulus comes to be 0, which is refused.
    return pow(x * rest, -exponent, modulus * (rest * rest == 1))
