# SPDX-License-Identifier: MIT
# int(str(n)) is n for all sizes.
ns = [0, 1, -1, 9, 10, 2 ** 31 - 1, -2 ** 31, 2 ** 32, 10 ** 15, -10 ** 15, 2 ** 64 + 1, 10 ** 40]
print(all(int(str(n)) == n for n in ns), all(int(hex(n), 16) == n for n in ns))
print(all(int(bin(n), 0) == n for n in ns), [len(str(n)) for n in ns])
