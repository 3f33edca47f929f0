# SPDX-License-Identifier: MIT
# .out by hand: CPython has no machine
# not on host: the registers of a chip
# Registers by their addresses; those of peripherals do not fit 31 bits.
from machine import Pin, mem8, mem16, mem32

GPIOB = 0x40010C00
ODR, BSRR = GPIOB + 0x0C, GPIOB + 0x10
pin = Pin("B1", Pin.OUT, value=0)
mem32[BSRR] = 1 << 1
print(pin(), mem32[ODR] >> 1 & 1)
mem32[BSRR] = 1 << (1 + 16)
print(pin(), mem16[ODR] >> 1 & 1)

# The vector table: the first word is the start of the stack, just in RAM.
print(mem32[0] == mem32[0x08000000], mem32[0] >> 16 == 0x2000, hex(mem32[0xE000ED00] >> 24))
print(mem8[0x08000003] == 0x20, mem16[0x08000002] == 0x2000)

for memory, address in ((mem32, 0x40010C02), (mem16, 0x20000001), (mem32, 0x60000000)):
    try:
        print(memory[address])
    except ValueError as e:
        print(e)
try:
    mem8[0x60000000] = 1
except ValueError as e:
    print(e)
print("alive")
