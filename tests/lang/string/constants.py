# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# constants and capwords
import string

for name in "ascii_lowercase ascii_uppercase ascii_letters digits hexdigits octdigits punctuation".split():
    print(getattr(string, name))
print(repr(string.whitespace) == repr(" \t\n\r\v\f"), len(string.printable), string.printable[-10:-6])
print(string.capwords("hello  big WORLD "), string.capwords("a-bc-d", "-"), repr(string.capwords("")), string.capwords("x  y", " "))
