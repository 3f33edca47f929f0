# SPDX-License-Identifier: MIT
# abs, min, max and sum over floats and ints.
print(abs(-1.5), abs(1.5), min(1.5, 1), max(1.5, 2), min([0.5, -0.5]))
print(sum([0.5, 0.25, 0.125]), sum([1, 0.5]), sum([0.5], 1))
