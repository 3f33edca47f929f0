// SPDX-License-Identifier: MIT
// What the buses' interfaces do not model, each of which ends the run.
#include "bare.h"

void test(void) {
    RCC_APB2ENR = 0x500D;
    RCC_APB1ENR = 1u << 14 | 3u << 21 | 1u << 25;
    switch (BAD) {
    case 2: REG(0x40013000) = 0x2080; break;               // SPI1: CRC with LSBFIRST
    default: REG(0x40005800) = 1, REG(0x40005800) = 0x101; // I2C2: START without a clock
    }
}
