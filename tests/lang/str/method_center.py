# SPDX-License-Identifier: MIT
# str.center: where an odd space goes, another fill character.
print(repr("ab".center(5)), repr("ab".center(6)), repr("abc".center(6)), repr("abc".center(2)))
print("ab".center(7, "*"), "".center(3, "-"))
for wrong in (lambda: "a".center(), lambda: "a".center(5, "xy"), lambda: "a".center("5")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
