# SPDX-License-Identifier: MIT
# A global or local may hide a builtin and reveal it again.
print(len("abc"))
len = lambda x: "mine"
print(len("abc"))


def f():
    max = 5
    return max


print(f(), max(1, 2))
del len
print(len("abc"))
str = 5
print(str)
del str
print(str(6))
