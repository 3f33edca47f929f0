# SPDX-License-Identifier: MIT
# format of values and with specs.
print(
    format(5),
    format("a"),
    format(5, "03d"),
    format("a", ">3"),
    format(2.5, ".2f"),
    format(None),
    format(255, "x"),
)
