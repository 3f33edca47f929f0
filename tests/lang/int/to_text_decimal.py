# SPDX-License-Identifier: MIT
# str and repr in decimal, with every power of ten.
n = 1
for i in range(19):
    print(n, -n, n - 1)
    n *= 10
print(str(123), repr(-123), str(-1073741825))
