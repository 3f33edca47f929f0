# SPDX-License-Identifier: MIT
# Presentation types of ints, with the alternate form and grouping.
for spec in (
    "d",
    "b",
    "o",
    "x",
    "X",
    "#b",
    "#o",
    "#x",
    "#X",
    "08b",
    "#06x",
    "#010b",
    ",",
    "_",
    "_b",
    "_x",
    "c",
    "n",
):
    print(spec, format(77, spec))
print(
    format(1234567, ","),
    format(-1234567, ","),
    format(1234567, "12,"),
    format(1234567, "_"),
    format(0, ","),
)
print(
    format(1 << 40, "x"),
    format(-(1 << 40), ","),
    format(0xABCDEF, "_X"),
    format(999, ","),
    format(1000, ","),
)
