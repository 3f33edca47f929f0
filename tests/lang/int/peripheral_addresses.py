# SPDX-License-Identifier: MIT
# Register addresses and masks stay exact through containers and arithmetic.
address = 0x4001100C
table = {address: "ODR", 0xE000E010: "SysTick"}
print(hex(address + 4), table[0x40011000 | 0xC], table[0xE000E000 + 0x10])
print(address & 0xFFF, address >> 12 == 0x40011, sorted(table)[1] - address)
print([address, -address, address * 2, address - 0x80000000])
