# SPDX-License-Identifier: MIT
# str.index and rindex: ValueError when absent.
print("banana".index("n"), "banana".rindex("n"), "banana".index("na", 3), "abc".index(""))
for wrong in (lambda: "abc".index("d"), lambda: "abc".rindex("a", 1), lambda: "abc".index(1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
