# SPDX-License-Identifier: MIT
# Euclid's algorithm over small and large values.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(48, 36), gcd(17, 5), gcd(0, 9), gcd(9, 0))
print(gcd(1234567890, 987654321), gcd(1 << 40, 3 << 35), gcd(2 ** 31 * 6, 2 ** 20 * 9))
