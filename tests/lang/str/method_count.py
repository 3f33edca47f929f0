# SPDX-License-Identifier: MIT
# str.count: no overlaps; empty needle; bounds.
print("banana".count("a"), "banana".count("ana"), "aaaa".count("aa"), "abc".count(""))
print("".count(""), "".count("a"), "banana".count("a", 2), "banana".count("a", 2, 4))
print("banana".count("a", -1))
for wrong in (lambda: "a".count(1), lambda: "a".count()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
