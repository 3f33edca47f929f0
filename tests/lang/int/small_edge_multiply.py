# SPDX-License-Identifier: MIT
# Products that leave 31, 32 and 33 bits.
print(32768 * 32768, 32768 * -32768, 32767 * 32769)
print(65535 * 65535, 65536 * 65536, -65536 * 65536)
print(46341 * 46341, 46340 * 46340)
print(1073741823 * 2, 1073741823 * -1, -1073741824 * -1)
print(100000 * 100000, 123456 * 654321, -123456 * 654321)
p = 1
for i in range(20):
    p = p * 7
print(p)
