# SPDX-License-Identifier: MIT
# Conditions in if, while, not and conditional expressions.
n = 3
while n:
    print(n, "odd" if n % 2 else "even")
    n -= 1
if not n:
    print("zero")
if n and 1 / n:
    print("no")
elif n == 0 or 1 / n:
    print("safe")
print([x for x in range(6) if not x % 2 and x])
