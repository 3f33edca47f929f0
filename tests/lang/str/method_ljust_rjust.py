# SPDX-License-Identifier: MIT
# str.ljust and rjust.
print(repr("ab".ljust(5)), repr("ab".rjust(5)), "ab".ljust(5, "."), "ab".rjust(5, "0"))
print("abc".ljust(2), "abc".rjust(-1))
for wrong in (lambda: "a".ljust(4, ""),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
