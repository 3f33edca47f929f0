# SPDX-License-Identifier: MIT
# Right shifts round down and end at 0 or -1.
for n in (1, -1, 1000, -1000, 1 << 40, -(1 << 40) - 1):
    print([n >> s for s in (0, 1, 5, 31, 32, 39, 40, 41, 64, 200)])
x = 1 << 50
x >>= 48
print(x)
