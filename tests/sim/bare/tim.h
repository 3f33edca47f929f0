// SPDX-License-Identifier: MIT
// tests/sim/bare/tim.h -- the timers' registers (RM0008 14.4, 15.4), for the test programs.
#ifndef TIM_H
#define TIM_H

#include "bare.h"

#define TIM1           0x40012C00
#define TIM2           0x40000000
#define TIM3           0x40000400
#define TIM4           0x40000800
#define TIM(base, reg) REG((base) + TIM_##reg)
enum {
    TIM_CR1 = 0x00,
    TIM_CR2 = 0x04,
    TIM_SMCR = 0x08,
    TIM_DIER = 0x0C,
    TIM_SR = 0x10,
    TIM_EGR = 0x14,
    TIM_CCMR1 = 0x18,
    TIM_CCMR2 = 0x1C,
    TIM_CCER = 0x20,
    TIM_CNT = 0x24,
    TIM_PSC = 0x28,
    TIM_ARR = 0x2C,
    TIM_RCR = 0x30,
    TIM_CCR1 = 0x34,
    TIM_CCR2 = 0x38,
    TIM_CCR3 = 0x3C,
    TIM_CCR4 = 0x40,
    TIM_BDTR = 0x44,
    TIM_DCR = 0x48,
    TIM_DMAR = 0x4C
};
enum { CEN = 1, UDIS = 2, URS = 4, OPM = 8, DOWN = 16, ARPE = 128 };

// Gives a timer its reset values.
static inline void tim_reset(uint32_t base) {
    if (base == TIM1) {
        RCC_APB2RSTR = 1u << 11;
        RCC_APB2RSTR = 0;
    } else {
        RCC_APB1RSTR = 1u << ((base - TIM2) / 0x400);
        RCC_APB1RSTR = 0;
    }
}

static inline void wait_cycles(uint32_t time) {
    uint32_t start = cycles();
    while (cycles() - start < time) {
    }
}

// Telling takes time, while the timers run on: checks are noted and told afterwards.
static struct {
    const char *name;
    uint32_t got, low, high;
} notes[100];
static unsigned noted;

static inline void note_range(const char *name, uint32_t got, uint32_t low, uint32_t high) {
    notes[noted].name = name;
    notes[noted].got = got;
    notes[noted].low = low;
    notes[noted++].high = high;
}
static inline void note(const char *name, uint32_t got, uint32_t want) {
    note_range(name, got, want, want);
}
static inline void tell_notes(void) {
    for (unsigned i = 0; i < noted; i++) {
        check_range(notes[i].name, notes[i].got, notes[i].low, notes[i].high);
    }
    noted = 0;
}

#endif
