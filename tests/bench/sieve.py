# SPDX-License-Identifier: MIT
# Primes below 500, twenty times, in a bytearray.
def sieve(n):
    flags = bytearray(n)
    count = 0
    for i in range(2, n):
        if not flags[i]:
            count += 1
            for j in range(i * i, n, i):
                flags[j] = 1
    return count


for turn in range(20):
    result = sieve(500)
print(result)
