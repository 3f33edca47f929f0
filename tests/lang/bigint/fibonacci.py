# SPDX-License-Identifier: MIT
# The 200th Fibonacci number.
a, b = 0, 1
for i in range(200):
    a, b = b, a + b
print(a, b, a * a - a * b + b * b > 0)
