# SPDX-License-Identifier: MIT
# Literals in all bases, with underscores.
print(0, 00, 10, 1_000_000, 0x1F, 0XfF, 0b101, 0B11, 0o17, 0O7)
print(0x_ff, 0b_1111_0000, 0o7_7, 1_2_3)
print(0x7fffffff, 0x80000000, 0xffffffff, 0x7fffffffffffffff)
print(-0, -0x10, - 5, --5, -+-5)
