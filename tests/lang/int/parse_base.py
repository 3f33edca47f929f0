# SPDX-License-Identifier: MIT
# int() of text in a given base, and base 0.
print(int("ff", 16), int("0xFF", 16), int("-0x10", 16), int("777", 8), int("0o17", 8))
print(int("1011", 2), int("0b1011", 2), int("zz", 36), int("Zz", 36), int("12", 3))
print(int("0x1f", 0), int("0b11", 0), int("0o11", 0), int("10", 0), int("1_0", 0))
print(int("ffffffff", 16), int("-80000000", 16), int("111111111111111111111111111111111", 2))
