# SPDX-License-Identifier: MIT
# strip, lstrip and rstrip of blanks and of a set of characters.
s = "  \t hello \n "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()))
print(
    "xxhixx".strip("x"),
    "xxhixx".lstrip("x"),
    "xxhixx".rstrip("x"),
    "abcba".strip("ab"),
    repr("aaa".strip("a")),
)
print(
    "hello".strip("xyz"),
    repr("".strip()),
    "[tag]".strip("[]"),
    "a b".strip(" "),
    "x y ".strip(None),
)
