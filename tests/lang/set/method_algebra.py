# SPDX-License-Identifier: MIT
# Set operators: | & - ^ and in place.
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(b - a), a - a, a & {9})
print(sorted(a | frozenset([9])), type(frozenset([1]) | a).__name__)
for wrong in (lambda: a | [1], lambda: a - 5):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
