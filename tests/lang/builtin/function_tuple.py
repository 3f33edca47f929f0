# SPDX-License-Identifier: MIT
# tuple(): of every iterable.
print(tuple(), tuple("ab"), tuple([1]), tuple({1: 2}), tuple(range(2)))
for wrong in (lambda: tuple(5), lambda: tuple(1, 2)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
