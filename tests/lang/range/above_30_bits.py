# SPDX-License-Identifier: MIT
# Ranges of ints that are not small ones: items, membership.
r = range(2 ** 30 - 2, 2 ** 30 + 4, 3)
print(list(r), 2 ** 30 + 1 in r, 2 ** 30 in r, 2 ** 31 in r, -2 ** 40 in r, r[1], len(r))
r = range(-2 ** 30 - 3, -2 ** 30 + 1)
print(list(r), -2 ** 30 - 2 in r, float(-2 ** 30) in r, 2 ** 64 in r, r[-1], 1e30 in r)
