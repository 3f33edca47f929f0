# SPDX-License-Identifier: MIT
# Too many and too few values.
for value in ((1,), (1, 2, 3), "a", [], range(5)):
    try:
        a, b = value
        print(a, b)
    except ValueError as e:
        print(type(e).__name__)
try:
    a, b = 5
except TypeError:
    print("TypeError")
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print("too many" in str(e))
