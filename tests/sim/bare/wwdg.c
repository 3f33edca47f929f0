// SPDX-License-Identifier: MIT
// The window watchdog: counting, early interrupt, its reset by time, by a write outside the window, by T6 = 0.
#include "tim.h"

#define WWDG_CR  REG(0x40002C00)
#define WWDG_CFR REG(0x40002C04)
#define WWDG_SR  REG(0x40002C08)
#define TICK     4096u

#define MAGIC 0x77D677D6u
static volatile NO_INIT uint32_t magic, round, waited, early, flags[3];
static volatile unsigned interrupts;

static void irq(void) {
    interrupts++;
    early = cycles();
    WWDG_SR = 0;
}

static void wait_for_reset(void) {
    for (uint32_t begin = cycles();;) {
        waited = cycles() - begin;
    }
}

static void first(void) {
    flags[0] = WWDG_CR;
    WWDG_CR = 0x7F;
    wait_cycles(10 * TICK);
    flags[1] = WWDG_CR;
    irq_handlers[0] = irq;
    irq_enable(0);
    WWDG_CFR = 0x27F;
    WWDG_CR = 0x80 | 0x50; // 17 ticks
    for (unsigned i = 0; i < 5; i++) {
        wait_cycles(8 * TICK);
        WWDG_CR = 0x80 | 0x50;
    }
    uint32_t begin = cycles();
    round++;
    while (!interrupts) {
    }
    early -= begin;
    flags[2] = interrupts;
    wait_for_reset();
}

void test(void) {
    cycles_start();
    RCC_APB1ENR = 1u << 11;
    if (magic != MAGIC) {
        magic = MAGIC;
        round = 0;
        RCC_CSR = 1u << 24;
        first();
    }
    if (round == 1) {
        round++;
        WWDG_CFR = 0x60;
        WWDG_CR = 0x80 | 0x7F;
        WWDG_CR = 0x80 | 0x7F; // above the window
        wait_for_reset();
    }
    if (round == 2) {
        round++;
        WWDG_CR = 0x80 | 0x3F;
        wait_for_reset();
    }
    magic = 0;
    console_start(16);
    check("wwdg-reset-flag", RCC_CSR >> 26, 0x11);
    check("wwdg-reset-value", flags[0], 0x7F);
    check_range("wwdg-counts-while-off", flags[1], 0x74, 0x76);
    check("wwdg-early-interrupt", flags[2], 1);
    check_range("wwdg-early-time", early, 15 * TICK, 16 * TICK + 100);
    check("wwdg-rounds", round, 3);
}
