# SPDX-License-Identifier: MIT
# dict() of pairs, mappings and keywords.
print(dict(), dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict({"k": 1}), dict({"k": 1}, z=2))
print(
    dict(zip("abc", range(3))),
    dict([("a", 1)], a=2),
    dict(["ab", "cd"]),
    dict((k, k) for k in "xy"),
)
for f in (lambda: dict(5), lambda: dict([1])):
    try:
        f()
    except TypeError:
        print("TypeError")
