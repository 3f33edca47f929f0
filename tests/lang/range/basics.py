# SPDX-License-Identifier: MIT
# One, two and three arguments.
print(
    list(range(5)),
    list(range(2, 5)),
    list(range(0, 10, 3)),
    list(range(5, 0, -2)),
    list(range(0)),
    list(range(5, 2)),
)
print(
    range(5),
    range(1, 5),
    range(1, 5, 2),
    len(range(0, 10, 3)),
    len(range(5, 0, -2)),
    len(range(-5)),
)
try:
    range(1, 2, 0)
except ValueError:
    print("ValueError")
for f in (lambda: range(), lambda: range("a"), lambda: range(1.5)):
    try:
        f()
    except TypeError:
        print("TypeError")
