# SPDX-License-Identifier: MIT
# str.replace: all or the first few; empty texts.
print("banana".replace("a", "o"), "banana".replace("a", ""), "banana".replace("a", "o", 2))
print("abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"))
print("aaa".replace("aa", "b"), "abc".replace("x", "y"), "abc".replace("b", "b", 0))
for wrong in (lambda: "a".replace("a"), lambda: "a".replace(1, "b")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
