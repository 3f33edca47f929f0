# SPDX-License-Identifier: MIT
# Indexing from both ends, with bools, and out of range.
s = "hello"
print(s[0], s[4], s[-1], s[-5], s[True])
for i in (5, -6, 1 << 40):
    try:
        print(s[i])
    except IndexError as e:
        print(type(e).__name__)
try:
    s[5]
except IndexError:
    print("IndexError")
for key in ("a", None, 1.0):
    try:
        s[key]
    except TypeError:
        print("TypeError")
