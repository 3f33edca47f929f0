# SPDX-License-Identifier: MIT
# format() with every float presentation.
x = 1234.5
print(format(x, ".2f"), format(x, "10.1f"), format(x, "<10.1f") + "|", format(x, "^11.1f") + "|")
print(format(x, "e"), format(x, ".1E"), format(x, "g"), format(x, ".2g"))
print(
    format(x, "+.1f"),
    format(-x, "010.1f"),
    format(x, ",.1f"),
    format(0.25, "%"),
    format(0.125, ".1%"),
)
print(format(5.0, ""), format(0.5, "5"), format(float("inf"), "f"), format(float("nan"), "5"))
