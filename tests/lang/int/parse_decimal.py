# SPDX-License-Identifier: MIT
# int() of decimal text, with blanks, signs and underscores.
for text in (
    "0",
    "42",
    "-42",
    "+7",
    "  12 ",
    "\t-3\n",
    "1_000",
    "0012",
    "1073741824",
    "9223372036854775807",
):
    print(int(text))
print(int(), int("-0"))
