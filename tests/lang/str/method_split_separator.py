# SPDX-License-Identifier: MIT
# str.split at a text: nothing between two is a piece too.
print("a,b,,c".split(","), ",".split(","), "".split(","), "a,b,c".split(",", 1))
print("a--b-c".split("--"), "abc".split("x"), "a,b,c".split(",", 0), "aXXb".split("X"))
print("a,b".split(",", -1))
