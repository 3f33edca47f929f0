# SPDX-License-Identifier: MIT
# image: all
# What is no regular expression raises re.error; wrong types are a TypeError.
import re
for pattern in ('(', 'a)', '*a', 'a**', '[a', '[b-a]', '\\', 'a{2,1}', '\\q', '(?', '+', '[', 'a|*', '(?z)', '(a', '[]', '[^]', 'a|(', '[a-\\', '(?:', '\\1x'):
    try:
        print(repr(pattern), re.compile(pattern) and "compiles")
    except re.error:
        print(repr(pattern), "error")
for wrong in (lambda: re.compile(5), lambda: re.match("a", 5), lambda: re.match(None, "a"), lambda: re.match("a", "a").group("x", "y"),
              lambda: re.sub("a", 5, "a")):
    try:
        print(wrong())
    except (TypeError, AttributeError, IndexError):
        print("error")
for group in (1, 2, 99):
    try:
        print(re.match("(a)", "a").group(group))
    except IndexError:
        print("IndexError")
