# SPDX-License-Identifier: MIT
# sorted with key and reverse, of any iterable; stable.
print(
    sorted([3, 1, 2]),
    sorted("hello"),
    sorted({"b": 1, "a": 2}),
    sorted((2, 1), reverse=True),
    sorted(range(3, 0, -1)),
)
print(
    sorted(["bb", "a", "C"], key=str.lower),
    sorted([-3, 2, -1], key=abs),
    sorted([1, 2, 3], key=lambda x: -x),
)
print(
    sorted([(1, "b"), (0, "z"), (1, "a")], key=lambda p: p[0]),
    sorted([True, 0, 2.5, -1]),
    sorted([[2], [1, 5], []]),
)
print(sorted("bca", reverse=True), sorted([3, 1], key=None), sorted(x * x % 7 for x in range(6)))
try:
    sorted([1, "a"])
except TypeError:
    print("TypeError")
