# SPDX-License-Identifier: MIT
# list.insert: any index goes.
a = [1, 2]
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "last")
a.insert(-100, "very first")
print(a)
for wrong in (lambda: a.insert(0), lambda: a.insert("x", 1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
