// SPDX-License-Identifier: MIT
// What the chip tells about itself, and the CRC unit. The runner sets SECOND_64K.
#include "bare.h"

#define CRC_DR REG(0x40023000)
#define CRC_CR REG(0x40023008)

void test(void) {
    console_start(16);
    check("info-idcode", DBGMCU_IDCODE, 0x20036410);
    check("info-flash-size", REG16(0x1FFFF7E0), 64);
    check("info-unique-id", REG(0x1FFFF7E8) != 0xFFFFFFFF && REG(0x1FFFF7F0) != 0, 1);
    check("info-alias-at-0", REG(0), REG(0x08000000));
    check("info-erased-flash", REG(0x0800FFFC), 0xFFFFFFFF);
    RCC_AHBENR |= 1u << 6;
    CRC_CR = 1;
    CRC_DR = 0x12345678;
    check("info-crc", CRC_DR, 0xDF8A8A2B);
    unsigned before = faults;
    (void)REG(0x08010000);
    check("info-second-64k", faults - before, SECOND_64K ? 0 : 1);
    (void)REG(0x20005000);
    check("info-beyond-sram-faults", faults - before, SECOND_64K ? 1 : 2);
}
