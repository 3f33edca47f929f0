# SPDX-License-Identifier: MIT
# list.count: by ==.
a = [1, 1.0, True, "1", [1], None]
print(a.count(1), a.count("1"), a.count([1]), a.count(None), a.count(5), [].count(0))
for wrong in (lambda: a.count(),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
