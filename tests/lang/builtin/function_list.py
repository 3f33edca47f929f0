# SPDX-License-Identifier: MIT
# list(): of every iterable.
print(list(), list("ab"), list((1, 2)), list({1: 2}), list(range(3)), list(b"ab"))
print(list(x for x in "z"), list([1]))
for wrong in (lambda: list(5), lambda: list(1, 2)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
