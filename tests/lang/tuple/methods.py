# SPDX-License-Identifier: MIT
# tuple.count and index.
x = (1, 2, 1.0, "a", None)
print(x.count(1), x.index("a"), x.index(1, 1), ().count(1))
for wrong in (lambda: x.index(9), lambda: ().index(1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
