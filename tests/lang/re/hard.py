# SPDX-License-Identifier: MIT
# image: all
# Expressions that tempt a matcher to recurse deeply or without end: empty bodies of loops, long texts, deep nesting.
import re
text = "ab" * 60
print(re.match("(?:ab)*$", text).end(), re.match("(?:a|b)*$", text).end(), re.match(".*b", text).end(), re.match(".*?b$", text).end())
print(re.match("(a*)*b", "a" * 6), re.match("(a|a)*c", "a" * 4), re.search("(?:(?:)*)*$", "ab").span())
print(re.match("(" * 5 + "a" + ")" * 5, "a").groups())
print(re.match("(?:a?){6}a{6}", "a" * 6).end(), re.match("a{100}", "a" * 99), re.match("(?:a{10}){10}", "a" * 100).end())
print(re.sub("(?:x|y)+", "-", "xyxy z" * 5), len(re.split("b", text)))
print(re.match("x*", "x" * 100).end(), re.match("[^,]*,", "y" * 100 + ",").end(), re.search("b{2}", text))
