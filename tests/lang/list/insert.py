# SPDX-License-Identifier: MIT
# insert before any index.
a = [1, 2]
a.insert(0, "a")
a.insert(-1, "b")
a.insert(100, "c")
a.insert(-100, "d")
a.insert(2, "e")
print(a)
