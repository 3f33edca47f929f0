# SPDX-License-Identifier: MIT
# Powers with special values.
print(1.0 ** 5, 0.0 ** 0, 2.5 ** 0, 0.25 ** 0.5, 2.0 ** 10, 4.0 ** -0.5)
print(float("inf") ** 0, float("inf") ** -1, 0 ** 0.5)
print(pow(2.0, 3), pow(2, 3.0), pow(2, -2))
