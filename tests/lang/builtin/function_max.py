# SPDX-License-Identifier: MIT
# max(): key, default, several arguments; the first of equals.
print(max(3, 1, 2), max([3, 1, 2]), max("hello"), max([], default=None), max([-3, 2], key=abs))
print(max([(1, "a"), (1, "b")], key=lambda p: p[0]), max("a", "B", key=str.lower))
for wrong in (lambda: max(()), lambda: max(None)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
