# SPDX-License-Identifier: MIT
# split on a separator and on blanks, with a limit.
print(
    "a,b,,c".split(","), "a,b,,c".split(",", 1), "a,b".split(",", 5), "".split(","), ",".split(",")
)
print("  a  b c ".split(), "  a  b c ".split(None, 1), "".split(), "   ".split(), "a\tb\nc".split())
print("a--b--c".split("--"), "abc".split("abc"), "a b".split(" "), " a  b ".split(" "))
try:
    "a".split("")
except ValueError as e:
    print(e)
