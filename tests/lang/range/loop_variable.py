# SPDX-License-Identifier: MIT
# The loop variable may change and survives.
for i in range(3):
    print(i, end=" ")
    i = 100
print(i)
for i in range(0):
    pass
print(i)
n = 3
for j in range(n):
    n = 10
print(j, n)
for i in range(2):
    for i in range(2):
        print(i, end=" ")
print()
