# SPDX-License-Identifier: MIT
# Shifts across word edges, of negatives too.
a = 0x123456789ABCDEF0123456789ABCDEF
for s in (1, 15, 16, 31, 32, 33, 63, 64, 65, 100):
    print(hex(a << s), hex(a >> s), -a >> s, (a << s) >> s == a)
print(-1 >> 100, (-1 << 100) >> 99, 1 << 200 >> 198, -(1 << 70) >> 69, -(1 << 70) - 1 >> 70)
