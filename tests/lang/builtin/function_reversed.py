# SPDX-License-Identifier: MIT
# reversed(): sequences and ranges.
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(5))))
print(list(reversed((1,))), list(reversed(b"ab")), list(reversed({1: 2, 3: 4})))
print(list(reversed([])))
for wrong in (lambda: reversed(5), lambda: reversed({1})):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
