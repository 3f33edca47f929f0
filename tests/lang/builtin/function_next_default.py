# SPDX-License-Identifier: MIT
# next() with a default.
print(next(iter([]), "end"), next(iter([7]), "end"), next((x for x in range(9) if x > 5), None))
print(next(iter(()), None))
for wrong in (lambda: next(iter([])), lambda: next([]), lambda: next(5, 1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
