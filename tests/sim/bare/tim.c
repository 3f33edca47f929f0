// SPDX-License-Identifier: MIT
// The timers' counters: prescaler, reload, directions, update events, repetition, one pulse, interrupts, DMA.
#include "tim.h"

static volatile unsigned updates, compares;

static void tim2_irq(void) {
    updates += TIM(TIM2, SR) & 1;
    compares += TIM(TIM2, SR) >> 1 & 1;
    TIM(TIM2, SR) = 0;
}
static void tim1_up_irq(void) {
    updates++;
    TIM(TIM1, SR) = ~1u;
}

static void start(uint32_t base, unsigned psc, unsigned arr, uint32_t cr1) {
    tim_reset(base);
    TIM(base, CR1) = cr1 & ~(uint32_t)CEN;
    TIM(base, PSC) = psc;
    TIM(base, ARR) = arr;
    TIM(base, EGR) = 1;
    TIM(base, SR) = 0;
    TIM(base, CR1) = cr1;
}

// Cycles from now to the next update flag.
static uint32_t to_update(uint32_t base) {
    uint32_t begin = cycles();
    TIM(base, SR) = ~1u;
    while (!(TIM(base, SR) & 1)) {
    }
    return cycles() - begin;
}

static uint32_t period(uint32_t base) {
    to_update(base);
    return to_update(base);
}

static void note_near(const char *name, uint32_t got, uint32_t want) {
    note_range(name, got, want - 60, want + 60);
}

static void check_counting(void) {
    note("tim-arr-reset-value", TIM(TIM2, ARR), 0xFFFF);
    start(TIM2, 7, 0xFFFF, CEN);
    uint32_t begin = cycles(), first = TIM(TIM2, CNT);
    wait_cycles(8000);
    uint32_t ticks = TIM(TIM2, CNT) - first, time = cycles() - begin;
    note_range("tim-prescaler", ticks, time / 8 - 3, time / 8 + 1);
    TIM(TIM2, CNT) = 60000;
    wait_cycles(8 * 6000);
    note_range("tim-wraps-at-ffff", TIM(TIM2, CNT), 464, 480);
    TIM(TIM2, CR1) = 0;
    first = TIM(TIM2, CNT);
    wait_cycles(1000);
    note("tim-stopped", TIM(TIM2, CNT), first);
    RCC_APB1ENR &= ~1u;
    TIM(TIM2, CNT) = 3;
    RCC_APB1ENR |= 1;
    note("tim-without-clock", TIM(TIM2, CNT), first);
    start(TIM2, 0, 0, CEN);
    wait_cycles(100);
    note("tim-arr-0-blocks", TIM(TIM2, CNT), 0);
}

static void check_periods(void) {
    start(TIM2, 7, 999, CEN);
    note_near("tim-up-period", period(TIM2), 8000);
    start(TIM2, 7, 999, CEN | DOWN);
    note_range("tim-down-starts-at-arr", TIM(TIM2, CNT), 996, 999);
    note_near("tim-down-period", period(TIM2), 8000);
    start(TIM2, 7, 1000, CEN | 1 << 5);
    TIM(TIM2, CR1) |= URS;
    to_update(TIM2); // the turn at 1000
    note("tim-centre-turns-down", TIM(TIM2, CR1) & DOWN, DOWN);
    note_range("tim-centre-at-top", TIM(TIM2, CNT), 990, 1000);
    note_near("tim-centre-half", to_update(TIM2), 8000);
    note("tim-centre-turns-up", TIM(TIM2, CR1) & DOWN, 0);
    note_range("tim-centre-at-bottom", TIM(TIM2, CNT), 0, 10);
}

static void check_preload(void) {
    start(TIM2, 7, 999, CEN);
    to_update(TIM2);
    TIM(TIM2, PSC) = 15;
    note("tim-psc-reads-what-was-written", TIM(TIM2, PSC), 15);
    note_near("tim-psc-shadow", to_update(TIM2), 8000);
    note_near("tim-psc-after-update", to_update(TIM2), 16000);
    TIM(TIM2, ARR) = 499;
    note_near("tim-arr-at-once", to_update(TIM2), 8000);
    TIM(TIM2, CR1) |= ARPE;
    TIM(TIM2, ARR) = 999;
    note_near("tim-arr-preload", to_update(TIM2), 8000);
    note_near("tim-arr-after-update", to_update(TIM2), 16000);
    TIM(TIM2, ARR) = 99;
    TIM(TIM2, EGR) = 1;
    note("tim-ug-clears-counter", TIM(TIM2, CNT) < 2, 1);
    note_near("tim-ug-loads", period(TIM2), 1600);
}

static void check_update_control(void) {
    start(TIM2, 0, 999, 0);
    TIM(TIM2, EGR) = 1;
    note("tim-ug-sets-uif", TIM(TIM2, SR) & 1, 1);
    TIM(TIM2, SR) = ~1u;
    note("tim-uif-write-0-clears", TIM(TIM2, SR) & 1, 0);
    TIM(TIM2, CR1) = URS;
    TIM(TIM2, EGR) = 1;
    note("tim-urs", TIM(TIM2, SR) & 1, 0);
    TIM(TIM2, CR1) = UDIS | CEN;
    wait_cycles(3000);
    note("tim-udis", TIM(TIM2, SR) & 1, 0);
    TIM(TIM2, CR1) = CEN;
    wait_cycles(3000);
    note("tim-uev-again", TIM(TIM2, SR) & 1, 1);
    start(TIM2, 7, 99, OPM | CEN);
    to_update(TIM2);
    note("tim-one-pulse-stops", TIM(TIM2, CR1) & CEN, 0);
    note("tim-one-pulse-counter", TIM(TIM2, CNT), 0);
}

static void check_interrupts(void) {
    irq_handlers[28] = tim2_irq;
    irq_enable(28);
    start(TIM2, 7, 99, 0);
    TIM(TIM2, CCR1) = 50;
    TIM(TIM2, DIER) = 3;
    updates = compares = 0;
    TIM(TIM2, CR1) = CEN;
    wait_cycles(8 * 100 * 20 + 8 * 20);
    TIM(TIM2, DIER) = 0;
    note("tim-update-interrupts", updates, 20);
    note("tim-compare-interrupts", compares, 20);
    irq_handlers[25] = tim1_up_irq;
    irq_enable(25);
    tim_reset(TIM1);
    TIM(TIM1, PSC) = 7;
    TIM(TIM1, ARR) = 99;
    TIM(TIM1, RCR) = 4;
    TIM(TIM1, EGR) = 1;
    TIM(TIM1, SR) = 0;
    updates = 0;
    TIM(TIM1, DIER) = 1;
    TIM(TIM1, CR1) = CEN;
    wait_cycles(8 * 100 * 20 + 8 * 20);
    TIM(TIM1, DIER) = 0;
    note("tim1-repetition", updates, 4);
    TIM(TIM1, RCR) = 0;
    note("tim1-repetition-until-update", to_update(TIM1) > 800, 1);
}

static void check_compare_flags(void) {
    start(TIM3, 7, 999, 0);
    TIM(TIM3, CCR1) = 100;
    TIM(TIM3, CCR2) = 900;
    TIM(TIM3, CCR3) = 2000;
    TIM(TIM3, CCR4) = 999;
    TIM(TIM3, CR1) = CEN;
    wait_cycles(8 * 500);
    note("tim-match-one", TIM(TIM3, SR), 2);
    wait_cycles(8 * 450);
    note("tim-match-two", TIM(TIM3, SR), 6);
    wait_cycles(8 * 100);
    note("tim-match-beyond-arr-at-overflow", TIM(TIM3, SR), 0x1F);
    // Long unseen: the flags are the same, the counter is right.
    uint32_t begin = cycles(), first = TIM(TIM3, CNT);
    TIM(TIM3, SR) = 0;
    wait_cycles(1000003);
    uint32_t now = TIM(TIM3, CNT), passed = (cycles() - begin) / 8;
    note("tim-flags-after-long", TIM(TIM3, SR), 0x1F);
    note_range("tim-counter-after-long", (now + 1000 - (first + passed) % 1000 + 2) % 1000, 0, 4);
    TIM(TIM3, EGR) = 0;
    TIM(TIM3, SR) = 0;
    TIM(TIM3, CR1) = 0;
    TIM(TIM3, EGR) = 1 << 2;
    note("tim-cc2g", TIM(TIM3, SR), 4);
}

// Each update takes the next ARR from a table: three registers at once by DMAR.
static void check_dma(void) {
    static const uint16_t reloads[4] = {199, 299, 399, 499};
    static const uint16_t bursts[6] = {99, 0, 11, 199, 0, 22};
    RCC_AHBENR |= 1;
    start(TIM3, 7, 99, 0);
    REG(0x40020008 + 40) = 0;
    REG(0x40020010 + 40) = TIM3 + TIM_ARR; // channel 3: TIM3_UP
    REG(0x40020014 + 40) = (uint32_t)reloads;
    REG(0x4002000C + 40) = 4;
    REG(0x40020008 + 40) = 1 | 16 | 128 | 1 << 8 | 1 << 10;
    TIM(TIM3, DIER) = 1 << 8;
    TIM(TIM3, CR1) = CEN;
    to_update(TIM3);
    note_near("tim-dma-first", to_update(TIM3), 1600);
    note_near("tim-dma-second", to_update(TIM3), 2400);
    note_near("tim-dma-third", to_update(TIM3), 3200);
    note("tim-dma-all", REG(0x4002000C + 40), 0);
    TIM(TIM3, DIER) = 0;
    start(TIM3, 7, 99, 0);
    REG(0x40020008 + 40) = 0;
    REG(0x40020010 + 40) = TIM3 + TIM_DMAR;
    REG(0x40020014 + 40) = (uint32_t)bursts;
    REG(0x4002000C + 40) = 6;
    REG(0x40020008 + 40) = 1 | 16 | 128 | 1 << 8 | 1 << 10;
    TIM(TIM3, DCR) = TIM_ARR / 4 | 2 << 8; // ARR, RCR, CCR1
    TIM(TIM3, DIER) = 1 << 8;
    TIM(TIM3, EGR) = 1;
    wait_cycles(100);
    note("tim-burst-arr", TIM(TIM3, ARR), 99);
    note("tim-burst-ccr1", TIM(TIM3, CCR1), 11);
    TIM(TIM3, EGR) = 1;
    wait_cycles(100);
    note("tim-burst-again", TIM(TIM3, ARR) << 16 | TIM(TIM3, CCR1), 199 << 16 | 22);
}

// At 72 MHz APB1 runs at 36 MHz and its timers at 72.
static void check_clock(void) {
    console_drain();
    clock_72mhz();
    REG(USART1 + USART_BRR) = 64; // 1.125 MBd as nearly before
    start(TIM2, 71, 999, CEN);
    uint32_t doubled = period(TIM2);
    RCC_CFGR &= ~(7u << 8); // APB1 undivided
    RCC_CFGR |= 0;
    start(TIM4, 71, 999, CEN);
    note_range("tim-apb1-doubled", doubled, 71900, 72100);
    note_range("tim-clock-undivided", period(TIM4), 71900, 72100);
    RCC_CFGR |= 5u << 8; // by 4: timers at 36 MHz
    note_range("tim-clock-changes", period(TIM4), 143900, 144100);
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x481D;
    RCC_APB1ENR = 7;
    console_start(16);
    check_counting();
    check_periods();
    check_preload();
    check_update_control();
    check_interrupts();
    check_compare_flags();
    check_dma();
    check_clock();
    tell_notes();
}
