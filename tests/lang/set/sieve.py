# SPDX-License-Identifier: MIT
# Primes by removing multiples.
n = 60
primes = set(range(2, n))
for i in range(2, n):
    if i in primes:
        primes -= set(range(i * i, n, i))
print(sorted(primes))
