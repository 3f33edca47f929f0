# SPDX-License-Identifier: MIT
# bin, oct and hex of either sign and size.
for n in (0, 1, -1, 255, -255, 1 << 31, -(1 << 31), 1 << 40, 0xDEADBEEF):
    print(bin(n), oct(n), hex(n))
