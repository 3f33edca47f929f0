# SPDX-License-Identifier: MIT
# str.strip, lstrip, rstrip: blanks or a set of characters.
print(repr(" \t a b\n ".strip()), repr("  a ".lstrip()), repr("  a ".rstrip()))
print("xxaxx".strip("x"), "abcba".strip("ab"), "abc".strip("abc"), "".strip())
print("www.x.com".strip("wcom."), "aab".lstrip("a"), "abb".rstrip("b"), "a".strip(""))
print(" a ".strip(None))
for wrong in (lambda: "a".strip(1),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
