// SPDX-License-Identifier: MIT
// What the chip tells about itself, and the CRC unit. The runner defines the chip: FLASH_KIB by
// its size register, REAL_KIB that are there, RAM_KIB, IDCODE.
#include "bare.h"

#define CRC_DR REG(0x40023000)
#define CRC_CR REG(0x40023008)

void test(void) {
    console_start(16);
    check("info-idcode", DBGMCU_IDCODE, IDCODE);
    check("info-flash-size", REG16(0x1FFFF7E0), FLASH_KIB);
    check("info-unique-id", REG(0x1FFFF7E8) != 0xFFFFFFFF && REG(0x1FFFF7F0) != 0, 1);
    check("info-alias-at-0", REG(0), REG(0x08000000));
    check("info-last-flash-word", REG(0x08000000 + REAL_KIB * 1024 - 4), 0xFFFFFFFF);
    check("info-last-ram-word", REG(0x20000000 + RAM_KIB * 1024 - 4) != 0, 1);
    RCC_AHBENR |= 1u << 6;
    CRC_CR = 1;
    CRC_DR = 0x12345678;
    check("info-crc", CRC_DR, 0xDF8A8A2B);
    unsigned before = faults;
    (void)REG(0x08000000 + REAL_KIB * 1024);
    check("info-beyond-flash-faults", faults - before, 1);
    (void)REG(0x20000000 + RAM_KIB * 1024);
    check("info-beyond-ram-faults", faults - before, 2);
}
