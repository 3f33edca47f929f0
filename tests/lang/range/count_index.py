# SPDX-License-Identifier: MIT
# range.count and index.
r = range(0, 20, 5)
print(r.count(5), r.count(6), r.index(15))
for wrong in (lambda: r.index(1), lambda: r.index("a")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
