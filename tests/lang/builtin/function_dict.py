# SPDX-License-Identifier: MIT
# dict(): mappings, pairs, keywords.
print(dict(), dict(a=1), dict([("a", 1), ["b", 2]]), dict({"a": 1}, b=2), dict([("a", 1)], a=5))
print(dict(zip("ab", "cd")), dict(["xy"]))
for wrong in (lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
