# SPDX-License-Identifier: MIT
# sum(): with a start, of floats, lists.
print(sum([]), sum([1, 2, 3]), sum([1.5, 2]), sum((1, 2), 10), sum([[1], [2]], []))
print(sum(range(101)), sum({1: 5, 2: 6}), sum([True, True]), sum([1, 2], start=5))
for wrong in (lambda: sum(["a"]), lambda: sum(5)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
