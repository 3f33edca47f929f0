// SPDX-License-Identifier: MIT
// What the buses' interfaces do not model, each of which ends the run.
#include "bare.h"

void test(void) {
    RCC_APB2ENR = 0x500D;
    RCC_APB1ENR = 1u << 14 | 3u << 21 | 1u << 25;
    switch (BAD) {
    case 1: REG(0x40005400) = 0xB; break;                  // I2C1 as SMBus
    case 2: REG(0x40013000) = 0x2080; break;               // SPI1: CRC with LSBFIRST
    case 3: REG(0x40006400) = 0x81; break;                 // bxCAN: TTCM
    default: REG(0x40005800) = 1, REG(0x40005800) = 0x101; // I2C2: START without a clock
    }
}
