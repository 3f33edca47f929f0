# SPDX-License-Identifier: MIT
# list.copy: a new list with the same items.
a = [1, [2]]
b = a.copy()
b.append(3)
b[1].append(4)
print(a, b, a is b, a[1] is b[1])
