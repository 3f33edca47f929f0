# SPDX-License-Identifier: MIT
# Sums that cross the edge of the 31-bit fast path keep their value.
top = 1073741823
bottom = -1073741824
print(top + 1, top + 2, top + top)
print(bottom - 1, bottom - 2, bottom + bottom)
print(top + 1 - 1 == top, bottom - 1 + 1 == bottom)
print(top + 1 > top, bottom - 1 < bottom)
n = top - 2
for i in range(5):
    print(n, end=" ")
    n += 1
print()
n = bottom + 2
for i in range(5):
    print(n, end=" ")
    n -= 1
print()
