# SPDX-License-Identifier: MIT
# map(): several iterables, lazily.
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])))
print(list(map(int, "123")), list(map(str.upper, ["a"])), sum(map(len, ["a", "bc"])))
print(next(map(abs, [-1])), list(map(None.__class__ and bool, [0, 1])))
for wrong in (lambda: list(map(int, ["x"])), lambda: map(int), lambda: list(map(5, [1]))):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
