# SPDX-License-Identifier: MIT
# list.sort: key and reverse, stable.
a = ["bb", "a", "cc", "d"]
a.sort(key=len)
print(a)
a.sort(key=len, reverse=True)
print(a)
a.sort(reverse=True)
print(a, a.sort(), a, [].sort())
for wrong in (lambda: a.sort(len), lambda: a.sort(key=5), lambda: [1, "a"].sort()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
