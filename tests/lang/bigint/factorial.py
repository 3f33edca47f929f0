# SPDX-License-Identifier: MIT
# Factorials to 60 and back by division.
n = 1
for i in range(1, 61):
    n *= i
    if i % 10 == 0:
        print(i, n)
for i in range(60, 1, -1):
    n //= i
print(n)
