# SPDX-License-Identifier: MIT
# list.reverse: in place, gives None.
a, b, c = [1, 2, 3], [], [1, 2]
print(a.reverse(), a, b.reverse(), b, c.reverse(), c)
