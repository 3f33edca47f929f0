# SPDX-License-Identifier: MIT
# Assigning or deleting items of a str is a TypeError.
s = "abc"
try:
    s[0] = "x"
except TypeError as e:
    print(type(e).__name__)
try:
    del s[0]
except TypeError as e:
    print(type(e).__name__)
try:
    s.foo = 1
except AttributeError as e:
    print(type(e).__name__)
try:
    s.foo
except AttributeError as e:
    print(e)
