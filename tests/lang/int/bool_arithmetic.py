# SPDX-License-Identifier: MIT
# Bools count as 0 and 1 next to integers.
print(True + True, True * 5, 3 - True, False + 0, -True, ~True)
print(True << 3, 7 & True, 2 | True, True ^ 2)
print(True == 1, False == 0, True < 2, [10, 20][True])
print(sum([True, False, True]))
