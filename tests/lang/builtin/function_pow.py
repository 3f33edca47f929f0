# SPDX-License-Identifier: MIT
# pow(): two and three arguments.
print(pow(2, 10), pow(2, -1), pow(2.0, 3), pow(7, 100, 13), pow(-2, 3), pow(0, 0), pow(3, 5, 1))
print(pow(-3, 3, 5), pow(10, 30))
for wrong in (lambda: pow(2, 3, 0), lambda: pow("a", 2), lambda: pow(0, -1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
