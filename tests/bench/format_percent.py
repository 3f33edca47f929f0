# SPDX-License-Identifier: MIT
# 500 times '%d:%s'.
n = 0
for i in range(500):
    s = "%d:%s" % (i, "x")
    n += len(s)
print(s, n)
