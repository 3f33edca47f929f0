# SPDX-License-Identifier: MIT
# Case and predicate methods work on ASCII.
print(b"aBc".upper(), b"aBc".lower(), b"abc".isalpha(), b"123".isdigit(), b" \t".isspace())
print(b"ABC".isupper(), b"abc".islower(), b"a".center(3), b"a".ljust(3, b"."), b"a".rjust(3))
