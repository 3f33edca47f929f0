# SPDX-License-Identifier: MIT
# A 32-bit pseudo-random generator masks its state.
x = 2463534242
for i in range(8):
    x ^= x << 13 & 0xFFFFFFFF
    x ^= x >> 17
    x ^= x << 5 & 0xFFFFFFFF
    print(x)
