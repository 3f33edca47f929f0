# SPDX-License-Identifier: MIT
# pow() with a modulus and a negative exponent: the power of the inverse.
print(pow(3, -1, 7), pow(38, -1, 97), pow(-3, -2, 7), pow(3, -1, -7), pow(-3, -3, -7), pow(5, -1, 1), pow(True, -4, 9))
print(pow(12345678901234567890, -3, 1000000007), pow(2, -1, (1 << 89) - 1) * 2 % ((1 << 89) - 1))
print([pow(a, -1, 11) for a in range(1, 11)], [pow(a, -1, -11) for a in range(1, 11)], pow(2, -1, None))
print(all(pow(a, -e, m) == pow(pow(a, -1, m), e, m) for m in (9, -10, 25) for a in (1, 7, -11, 13) for e in (1, 2, 5)))
for args in ((2, -1, 4), (0, -1, 5), (6, -1, -9), (2, -1, 0), (2, -1.5, 3), (2.5, -1, 3), (2, -1, "m"), (2, "x", 3), (2, -1, 2.5)):
    try:
        print(pow(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
