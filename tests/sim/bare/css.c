// SPDX-License-Identifier: MIT
// The clock security system: the crystal fails (--hse-fails) while the PLL makes SYSCLK of it. CSS 0: nobody watches.
#include "tim.h"

enum {
    HSEON = 1 << 16,
    HSERDY = 1 << 17,
    CSSON = 1 << 19,
    PLLON = 1 << 24,
    CSSF = 1 << 7,
    CSSC = 1 << 23
};
enum { BKE = 1 << 12, BKP = 1 << 13, MOE = 1 << 15, BIF = 1 << 7 };

static volatile unsigned nmis;
static uint32_t cr, cfgr, cir, after;

// Twice: the first time it does not clear the flag, so it comes again at once.
static void nmi(void) {
    if (nmis++ == 0) {
        cr = RCC_CR;
        cfgr = RCC_CFGR;
        cir = RCC_CIR;
    } else {
        RCC_CIR = CSSC;
        after = RCC_CIR;
    }
}

void test(void) {
    static __attribute__((aligned(512))) uint32_t vectors[76];
    for (unsigned i = 0; i < 76; i++) {
        vectors[i] = REG(0x08000000 + 4 * i);
    }
    vectors[2] = (uint32_t)nmi;
    REG(0xE000ED08) = (uint32_t)vectors;
    clock_72mhz();
    cycles_start();
    console_start(72);
    RCC_APB2ENR |= 1u << 11;
    TIM(TIM1, BDTR) = BKE | BKP | MOE; // nothing at the pin
    check("css-tim1-on", TIM(TIM1, BDTR) & MOE, MOE);
    if (CSS) {
        RCC_CR |= CSSON;
    }
    console_drain();
    uint32_t start = cycles();
    while (!nmis && cycles() - start < 72000 * 40) {
    }
    check("css-nmi", nmis, 2);
    check("css-flag", cir & CSSF, CSSF);
    check("css-flag-cleared", after & CSSF, 0);
    check("css-hsi-takes-over", cfgr & 0xF, 0);
    check("css-others-off", cr & (HSEON | HSERDY | PLLON | 3), 3);
    check("css-tim1-break", (TIM(TIM1, BDTR) & MOE) | (TIM(TIM1, SR) & BIF), BIF);
    RCC_CR |= HSEON;
    wait_cycles(8000 * 10);
    check("css-crystal-is-dead", RCC_CR & HSERDY, 0);
}
