# SPDX-License-Identifier: MIT
# Primes and Pythagorean triples.
print([n for n in range(2, 40) if all(n % d for d in range(2, n))])
print(
    [
        (a, b, c)
        for c in range(1, 21)
        for b in range(1, c)
        for a in range(1, b)
        if a * a + b * b == c * c
    ]
)
print(
    [[1 if r == c else 0 for c in range(3)] for r in range(3)],
    {i: [j for j in range(i)] for i in range(3)},
)
