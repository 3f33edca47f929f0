# SPDX-License-Identifier: MIT
# 10,000 times a global is read and written.
g = 0
for i in range(10000):
    g = 1 - g
print(g)
