// SPDX-License-Identifier: MIT
// The independent watchdog: key protection, feeding, the time to its reset, also over a change of clock.
#include "bare.h"

#define IWDG_KR  REG(0x40003000)
#define IWDG_PR  REG(0x40003004)
#define IWDG_RLR REG(0x40003008)
#define IWDG_SR  REG(0x4000300C)

#define MAGIC 0x1D061D06u
static volatile NO_INIT uint32_t magic, round, cycles_waited, protected_rlr, bitten;

static void start_watchdog(unsigned reload) {
    IWDG_KR = 0x5555;
    IWDG_PR = 0; // a tick is 100 us
    IWDG_RLR = reload;
    while (IWDG_SR) {
    }
    IWDG_KR = 0xAAAA;
    IWDG_KR = 0xCCCC;
}

// A fault without a stack: the core is dead, the watchdog is not.
static void lock_up(void) {
    __asm volatile("msr msp, %0\n ldr r0, [%1]" : : "r"(0x10000000), "r"(0xF0000000) : "r0");
}

// Counts cycles until the watchdog bites.
static void wait_for_reset(void) {
    round++;
    uint32_t start = cycles();
    for (;;) {
        cycles_waited = cycles() - start;
    }
}

static void first_round(void) {
    magic = MAGIC;
    round = 0;
    RCC_CSR = 1u << 24;
    IWDG_RLR = 7;
    protected_rlr = IWDG_RLR;
    start_watchdog(99); // 10 ms
    for (unsigned i = 0; i < 3; i++) {
        for (uint32_t start = cycles(); cycles() - start < 60000;) {
        }
        IWDG_KR = 0xAAAA;
    }
    wait_for_reset();
}

void test(void) {
    cycles_start();
    if (magic != MAGIC) {
        first_round();
    }
    uint32_t csr = RCC_CSR;
    if (round == 1) {
        round = 2;
        RCC_CSR = 1u << 24;
        start_watchdog(99);
        clock_72mhz();
        wait_for_reset();
    }
    if (round == 3) { // wait_for_reset() has counted it
        round++;
        bitten = csr;
        RCC_CSR = 1u << 24;
        start_watchdog(99);
        lock_up();
    }
    uint32_t waited = cycles_waited;
    magic = 0;
    console_start(16);
    check("iwdg-rlr-protected", protected_rlr, 0xFFF);
    check("iwdg-reset-flag", bitten, 0x24000000);
    check("iwdg-rounds", round, 4);
    check("iwdg-resets-a-dead-core", csr, 0x24000000);
    // 10 ms, of which the crystal and the PLL took 2.2 ms at 8 MHz; the rest was counted at 72 MHz.
    check_range("iwdg-time-over-clock-change", waited, 72000 * 77 / 10, 72000 * 79 / 10);
}
