# SPDX-License-Identifier: MIT
# Comparison by code point, shorter first.
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "a" <= "a")
print("abc" == "ab" + "c", "a" != "b", "10" < "9", "é" > "z", "€" < "😀")
print(sorted(["pear", "Apple", "fig", "apple", ""]), max("hello"), min("hello"))
for op in (lambda: "a" < 1, lambda: "a" > None, lambda: "a" <= b"a"):
    try:
        op()
    except TypeError:
        print("TypeError")
