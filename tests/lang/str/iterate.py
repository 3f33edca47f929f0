# SPDX-License-Identifier: MIT
# A str yields its characters.
for c in "abc":
    print(c, end=",")
print()
print(list("héllo"), tuple("ab"), [c.upper() for c in "xy"], list(""))
a, b, *c = "wxyz"
print(a, b, c)
print(list(enumerate("ab")), list(zip("ab", "cd")), list(reversed("abc")))
