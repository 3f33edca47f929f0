# SPDX-License-Identifier: MIT
# Forty digits of pi with integers alone (Machin's formula).
def arctan_inverse(x, unity):
    total = term = unity // x
    n, sign = 3, -1
    while term:
        term //= x * x
        total += sign * (term // n)
        sign, n = -sign, n + 2
    return total


unity = 10**45
pi = 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity))
print(pi // 10**5)
