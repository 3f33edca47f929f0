# SPDX-License-Identifier: MIT
# list.remove: the first equal one.
a = [1, 2, 1.0, 3]
a.remove(1)
a.remove(1)
print(a, a.remove(3), a)
for wrong in (lambda: a.remove(9), lambda: [].remove(0)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
