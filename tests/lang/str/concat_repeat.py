# SPDX-License-Identifier: MIT
# + and *.
s = "ab"
print(s + "cd", s * 3, 3 * s, repr(s * 0), repr(s * -1), s + "")
s += "!"
print(s)
s *= 2
print(s)
try:
    "a" + 1
except TypeError as e:
    print(type(e).__name__)
try:
    "a" * "b"
except TypeError as e:
    print(type(e).__name__)
