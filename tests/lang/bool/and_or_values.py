# SPDX-License-Identifier: MIT
# `and` and `or` return an operand, not a bool.
print(0 or "a", "" or 0, 1 or "a", 0 and "a", 1 and "a", "" and 0)
print(None or [] or 5, 1 and 2 and 3, 1 and 0 and 3, 0 or 0 or 7)
print(1 or 1 / 0, 0 and 1 / 0)
print(not 0 and 5, not (0 and 5), 1 and not 0)
