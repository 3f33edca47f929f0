// SPDX-License-Identifier: MIT
// Programs that must not run on: BAD says which.
#include "bare.h"

void test(void) {
    console_start(16);
    put_text("begin\n");
    console_drain();
#if BAD == 1             // a register that is not modelled
    REG(0xE0041000) = 1; // ETM_CR
#elif BAD == 2           // lockup: a fault while there is no stack
    __asm volatile("msr msp, %0\n ldr r0, [%1]" : : "r"(0x10000000), "r"(0xF0000000) : "r0");
#elif BAD == 3           // too fast for the flash
    RCC_CFGR = 7u << 18;
    RCC_CR |= 1u << 24;
    while (!(RCC_CR & 1u << 25)) {
    }
    RCC_CFGR |= 2;
#elif BAD == 4           // for ever
    for (;;) {
    }
#elif BAD == 5           // the crystal that does not start
    RCC_CR |= 1u << 16;
    for (volatile unsigned i = 0; i < 100000; i++) {
    }
    put_text(RCC_CR & 1u << 17 ? "hse\n" : "no hse\n");
#elif BAD == 6           // the ADCs at 36 MHz
    clock_72mhz();
    RCC_APB2ENR |= 1u << 9;
    REG(0x40012408) = 1;
    REG(0x40012408) = 1;
#endif
    put_text("here\n");
}
