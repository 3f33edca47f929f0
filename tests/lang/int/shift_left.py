# SPDX-License-Identifier: MIT
# Left shifts from small to large, of negatives and of zero.
for n in (1, -1, 3, -3, 0):
    print([n << s for s in (0, 1, 15, 29, 30, 31, 32, 33, 60)])
x = 5
x <<= 40
print(x)
