# SPDX-License-Identifier: MIT
# Setting, clearing and testing bits of a 32-bit register value.
reg = 0x44444444
shift = 4 * 5
reg = reg & ~(0xF << shift) | (0x3 << shift)
print(hex(reg))
reg |= 1 << 31
print(hex(reg), reg >> 31 & 1, bool(reg & 1 << 2))
reg &= 0xFFFFFFFF ^ (1 << 31)
print(hex(reg), "{:032b}".format(reg))
print((reg + 0xF0000000) & 0xFFFFFFFF)
