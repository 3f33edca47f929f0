# SPDX-License-Identifier: MIT
# enumerate(): start.
print(list(enumerate("ab")), list(enumerate([], 5)), list(enumerate("ab", 1)))
print(list(enumerate("ab", start=-1)), dict(enumerate("xy")), next(enumerate([7])))
for wrong in (lambda: enumerate(5), lambda: enumerate()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
