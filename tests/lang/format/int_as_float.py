# SPDX-License-Identifier: MIT
# Ints take float presentations.
print(
    format(3, "f"),
    format(3, ".1f"),
    format(5, "e"),
    format(5, "g"),
    format(1, "%"),
    format(-2, "+.2f"),
)
print("{:.2f} {:6.1f}|".format(10, 7))
