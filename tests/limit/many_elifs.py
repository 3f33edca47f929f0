# SPDX-License-Identifier: MIT
# An if with 70 elif branches.
source = "if n == 0:\n r = 0\n"
for i in range(1, 70):
    source += "elif n == %d:\n r = %d\n" % (i, i * 3)
source += "else:\n r = -1\n"
for n in (0, 1, 69, 70):
    exec(source)
    print(r)
