# SPDX-License-Identifier: MIT
# list.append: one item at the end.
a = []
a.append(1)
a.append([2])
a.append(a[0])
print(a, a.append(None), a)
for wrong in (lambda: a.append(), lambda: a.append(1, 2)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
