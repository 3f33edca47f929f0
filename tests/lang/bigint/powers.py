# SPDX-License-Identifier: MIT
# Powers of small numbers far beyond 64 bits.
for base, exponent in (
    (2, 64),
    (2, 100),
    (2, 300),
    (3, 100),
    (10, 50),
    (-7, 45),
    (255, 20),
    (-2, 127),
):
    print(base, exponent, base**exponent)
