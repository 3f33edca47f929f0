# SPDX-License-Identifier: MIT
# str.find and rfind: first and last place, bounds, negative ones.
print("banana".find("an"), "banana".rfind("an"), "banana".find("x"), "banana".find("an", 2))
print("banana".rfind("an", 0, 4), "banana".find("a", -1), "abc".find(""), "abc".rfind(""))
print("abc".find("", 3), "abc".find("", 4), "abc".find("c", 0, -1))
for wrong in (lambda: "a".find(None),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
