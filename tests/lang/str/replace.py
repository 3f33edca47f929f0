# SPDX-License-Identifier: MIT
# replace with a count, with empty strings, growing and shrinking.
s = "one two two"
print(
    s.replace("two", "2"), s.replace("two", "three"), s.replace("two", "", 1), s.replace("x", "y")
)
print(s.replace("o", "0", 2), s.replace("o", "0", 0), s.replace("o", "0", -1))
print(
    "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "aaa".replace("aa", "b")
)
