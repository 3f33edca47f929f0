# SPDX-License-Identifier: MIT
# zip(): the shortest ends it.
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip("abc")), list(zip([1], [2], [3])))
print(dict(zip("ab", (1, 2))), list(zip(*[(1, 2), (3, 4)])), list(zip(range(3), [])))
for wrong in (lambda: zip(5), lambda: zip([1], None)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
