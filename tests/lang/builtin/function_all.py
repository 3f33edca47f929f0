# SPDX-License-Identifier: MIT
# all(): of anything iterable; stops at the first false one.
print(all([]), all([1, 2]), all([1, 0]), all(""), all("a"), all({}), all(x > 0 for x in (1, 2)))
for wrong in (lambda: all(5),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
