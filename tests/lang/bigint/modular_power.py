# SPDX-License-Identifier: MIT
# pow with a large modulus, and a small prime test.
def probably_prime(n):
    return all(pow(a, n - 1, n) == 1 for a in (2, 3, 5, 7))


p = 2**61 - 1
print(pow(3, 10**10, p), pow(2, 1000, 10**20 + 39), pow(-5, 77, 2**70 + 3))
print([n for n in range(11, 60) if probably_prime(n)], probably_prime(p), probably_prime(p + 2))
