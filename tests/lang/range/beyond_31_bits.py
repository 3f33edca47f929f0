# SPDX-License-Identifier: MIT
# not yet: ranges beyond 31 bits
for i in range(1 << 31, (1 << 31) + 2):
    print(i)
