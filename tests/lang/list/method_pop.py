# SPDX-License-Identifier: MIT
# list.pop: the last, or by index.
a = [1, 2, 3, 4]
print(a.pop(), a.pop(0), a.pop(-2), a)
for wrong in (lambda: a.pop(5), lambda: [].pop(), lambda: a.pop("x")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
