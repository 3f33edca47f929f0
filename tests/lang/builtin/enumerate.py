# SPDX-License-Identifier: MIT
# enumerate with a start.
print(
    list(enumerate("ab")),
    list(enumerate("ab", 5)),
    list(enumerate([], 1)),
    list(enumerate(["x"], start=-1)),
)
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)
e = enumerate("xyz")
next(e)
print(list(e))
