# SPDX-License-Identifier: MIT
# list.index: with bounds, negative ones too.
a = [1, 2, 3, 2]
print(a.index(2), a.index(2, 2), a.index(2, -1), a.index(1, 0, 1), a.index(3, -3, -1))
for wrong in (lambda: a.index(9), lambda: a.index(1, 1), lambda: a.index(2, 2, 3)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
