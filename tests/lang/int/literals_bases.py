# SPDX-License-Identifier: MIT
# Literals in all bases, with underscores.
print(0x_ff, 0b1010, 0o777, 1_000_000, 0xDEADBEEF, 0B11, 0X1f, 0O17, 00, -0, 0b0)
print(999999999999999999999)
