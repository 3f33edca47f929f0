# SPDX-License-Identifier: MIT
# The iterator sees the list as it is.
a = [1, 2, 3]
for x in a:
    if x < 4 and len(a) < 6:
        a.append(x + 10)
print(a)
b = [1, 2, 3, 4]
for x in b:
    b.remove(x)
print(b)
i = iter(a)
next(i)
a.clear()
print(list(i))
