# SPDX-License-Identifier: MIT
# References, not copies.
row = [0] * 3
grid = [row] * 2
grid[0][1] = 5
print(grid)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
a = [1]
a.append(a)
print(len(a), a[1] is a, a[1][1][0])
