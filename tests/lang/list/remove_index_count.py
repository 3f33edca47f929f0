# SPDX-License-Identifier: MIT
# remove, index and count compare by equality.
a = [1, 2, 1, 3, 1.0, True]
print(a.count(1), a.index(2), a.index(1, 1), a.count("x"))
a.remove(1)
print(a)
for f in (lambda: a.remove("x"), lambda: a.index("x"), lambda: a.index(2, 3)):
    try:
        f()
    except ValueError:
        print("ValueError")
