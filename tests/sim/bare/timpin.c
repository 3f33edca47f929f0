// SPDX-License-Identifier: MIT
// The timers at their pins: compare outputs, captures, encoder, slave modes. run.py joins PA8 (TIM1_CH1) with PA0
// (TIM2_CH1 and ETR), PA6 (TIM3_CH1) with PB6 (TIM4_CH1), PA7 (TIM3_CH2) with PB7 (TIM4_CH2).
#include "tim.h"

enum {
    PWM1 = 6 << 4,
    PWM2 = 7 << 4,
    TOGGLE = 3 << 4,
    SET = 1 << 4,
    CLEAR = 2 << 4,
    LOW = 4 << 4,
    HIGH = 5 << 4,
    OCPE = 8,
    IN = 1,
    CROSS = 2
};
enum {
    RESET = 4,
    GATED = 5,
    TRIGGER = 6,
    CLOCK = 7,
    ITR1 = 1 << 4,
    ITR2 = 2 << 4,
    TI1F_ED = 4 << 4,
    TI1 = 5 << 4,
    TI2 = 6 << 4,
    ETRF = 7 << 4
};

static unsigned pin(char port, unsigned n) {
    return GPIO(port, IDR) >> n & 1;
}

// PWM input (RM0008 15.3.6): period and high time of TI1, in ticks.
static void measure(uint32_t base, uint32_t *high, uint32_t *period) {
    tim_reset(base);
    TIM(base, CCMR1) = IN | CROSS << 8;
    TIM(base, CCER) = 1 | 3 << 4; // IC1 rising, IC2 falling
    TIM(base, SMCR) = TI1 | RESET;
    TIM(base, CR1) = CEN;
    for (unsigned i = 0; i < 3; i++) {
        TIM(base, SR) = 0;
        while (!(TIM(base, SR) & 2)) {
        }
        *period = TIM(base, CCR1);
        *high = TIM(base, CCR2);
    }
}

static void pwm_on_tim3(uint32_t cr1, unsigned arr, unsigned compare, uint32_t ccmr,
                        uint32_t ccer) {
    tim_reset(TIM3);
    TIM(TIM3, ARR) = arr;
    TIM(TIM3, CCR1) = compare;
    TIM(TIM3, CCMR1) = ccmr;
    TIM(TIM3, CCER) = ccer;
    TIM(TIM3, EGR) = 1;
    TIM(TIM3, CR1) = cr1 | CEN;
}

static void check_pwm(const char *name, uint32_t cr1, unsigned arr, unsigned compare, uint32_t ccmr,
                      uint32_t ccer, uint32_t want_high, uint32_t want_period) {
    uint32_t high = 0, period = 0;
    pwm_on_tim3(cr1, arr, compare, ccmr, ccer);
    measure(TIM4, &high, &period);
    note(name, high << 16 | period, want_high << 16 | want_period);
}

static void check_outputs(void) {
    check_pwm("timpin-pwm1", 0, 999, 300, PWM1 | OCPE, 1, 300, 1000);
    check_pwm("timpin-pwm2", 0, 999, 300, PWM2 | OCPE, 1, 700, 1000);
    check_pwm("timpin-pwm1-inverted", 0, 999, 300, PWM1 | OCPE, 3, 700, 1000);
    check_pwm("timpin-pwm1-down", DOWN, 999, 300, PWM1 | OCPE, 1, 301, 1000);
    check_pwm("timpin-pwm1-centre", 1 << 5, 1000, 300, PWM1 | OCPE, 1, 600, 2000);
    check_pwm("timpin-toggle", 0, 499, 100, TOGGLE, 1, 500, 1000);
    pwm_on_tim3(0, 999, 0, PWM1 | OCPE, 1);
    wait_cycles(3000);
    note("timpin-pwm-0", pin('A', 6), 0);
    pwm_on_tim3(0, 999, 1000, PWM1 | OCPE, 1);
    uint32_t lows = 0;
    for (uint32_t begin = cycles(); cycles() - begin < 5000;) {
        lows += !pin('A', 6);
    }
    note("timpin-pwm-full", lows, 0);
    TIM(TIM3, CCMR1) = LOW;
    note("timpin-forced-low", pin('A', 6), 0);
    TIM(TIM3, CCMR1) = HIGH;
    note("timpin-forced-high", pin('A', 6), 1);
    TIM(TIM3, CCER) = 3;
    note("timpin-polarity", pin('A', 6), 0);
    TIM(TIM3, CCER) = 0;
    GPIO('B', BRR) = 1u << 6;
    pin_config('B', 6, PULLED);
    note("timpin-disabled-floats", pin('A', 6), 0);
    GPIO('B', BSRR) = 1u << 6;
    note("timpin-disabled-floats-up", pin('A', 6), 1);
    pin_config('B', 6, FLOATING);
    pwm_on_tim3(OPM, 999, 400, LOW, 1);
    TIM(TIM3, CR1) = 0;
    TIM(TIM3, CNT) = 0;
    TIM(TIM3, CCMR1) = SET;
    TIM(TIM3, CR1) = OPM | CEN;
    wait_cycles(200);
    uint32_t before = pin('A', 6);
    wait_cycles(400);
    note("timpin-set-on-match", before << 1 | pin('A', 6), 1);
}

// The compare value's preload: the old one holds until the update.
static void check_compare_preload(void) {
    uint32_t high = 0, period = 0;
    pwm_on_tim3(0, 9999, 5000, PWM1 | OCPE, 1);
    TIM(TIM3, CCR1) = 2000;
    wait_cycles(3000);
    note("timpin-compare-preload", pin('A', 6), 1);
    measure(TIM4, &high, &period);
    note("timpin-compare-loaded", high, 2000);
    TIM(TIM3, CCMR1) = PWM1;
    TIM(TIM3, CCR1) = 9000;
    TIM(TIM3, CNT) = 8000;
    note("timpin-compare-at-once", pin('A', 6), 1);
    TIM(TIM3, CCR1) = 7000;
    note("timpin-compare-at-once-down", pin('A', 6), 0);
}

static void check_remap(void) {
    pwm_on_tim3(0, 999, 300, HIGH, 1);
    pin_config('B', 4, ALT_PP | 1);
    AFIO_MAPR = 2u << 10 | 2u << 24; // partial: PB4, PB5
    note("timpin-remap-new", pin('B', 4), 1);
    pin_config('B', 6, PULLED);
    GPIO('B', BRR) = 1u << 6;
    note("timpin-remap-old", pin('A', 6), 0);
    pin_config('B', 6, FLOATING);
    AFIO_MAPR = 2u << 24;
}

static void check_captures(void) {
    pin_config('A', 6, OUT_PP); // edges by hand into TIM4_CH1
    tim_reset(TIM4);
    TIM(TIM4, PSC) = 7;
    TIM(TIM4, EGR) = 1;
    TIM(TIM4, SR) = 0;
    TIM(TIM4, CCMR1) = IN;
    TIM(TIM4, CCER) = 1;
    TIM(TIM4, CR1) = CEN;
    wait_cycles(800);
    uint32_t before = TIM(TIM4, CNT);
    GPIO('A', BSRR) = 1u << 6;
    uint32_t flag = TIM(TIM4, SR) & 2, capture = TIM(TIM4, CCR1), cleared = TIM(TIM4, SR) & 2;
    note("timpin-capture-flag", flag, 2);
    note_range("timpin-capture", capture, before, before + 3);
    note("timpin-capture-read-clears", cleared, 0);
    GPIO('A', BRR) = 1u << 6;
    note("timpin-capture-other-edge", TIM(TIM4, SR) & 2, 0);
    GPIO('A', BSRR) = 1u << 6;
    GPIO('A', BRR) = 1u << 6;
    GPIO('A', BSRR) = 1u << 6;
    note("timpin-overcapture", TIM(TIM4, SR) & 0x202, 0x202);
    TIM(TIM4, SR) = 0;
    TIM(TIM4, CCER) = 0;
    TIM(TIM4, CCMR1) = IN | 2 << 2; // every fourth edge
    TIM(TIM4, CCER) = 3;            // falling
    unsigned edges = 0;
    for (; !(TIM(TIM4, SR) & 2) && edges < 9; edges++) {
        GPIO('A', BSRR) = 1u << 6;
        GPIO('A', BRR) = 1u << 6;
    }
    note("timpin-capture-prescaler", edges, 4);
    TIM(TIM4, CCER) = 0;
    TIM(TIM4, CCMR1) = IN | 15 << 4; // 8 samples at a 32nd: 256 clocks
    TIM(TIM4, CCER) = 1;
    TIM(TIM4, SR) = 0;
    GPIO('A', BSRR) = 1u << 6;
    wait_cycles(100);
    GPIO('A', BRR) = 1u << 6;
    wait_cycles(400);
    note("timpin-filter-spike", TIM(TIM4, SR) & 2, 0);
    GPIO('A', BSRR) = 1u << 6;
    wait_cycles(100);
    uint32_t early = TIM(TIM4, SR) & 2;
    wait_cycles(250);
    note("timpin-filter-passes-late", early << 4 | (TIM(TIM4, SR) & 2), 2);
    GPIO('A', BRR) = 1u << 6;
    pin_config('A', 6, ALT_PP | 1);
}

static void step(unsigned a, unsigned b) {
    GPIO('A', BSRR) = (a ? 1u : 0x10000u) << 6 | (b ? 1u : 0x10000u) << 7;
}

static void check_encoder(void) {
    pin_config('A', 6, OUT_PP);
    pin_config('A', 7, OUT_PP);
    step(0, 0);
    tim_reset(TIM4);
    TIM(TIM4, ARR) = 99;
    TIM(TIM4, CCMR1) = IN | IN << 8;
    TIM(TIM4, SMCR) = 3;
    TIM(TIM4, CR1) = CEN;
    for (unsigned i = 0; i < 5; i++) {
        step(1, 0);
        step(1, 1);
        step(0, 1);
        step(0, 0);
    }
    note("timpin-encoder-up", TIM(TIM4, CNT), 20);
    note("timpin-encoder-dir-up", TIM(TIM4, CR1) & DOWN, 0);
    for (unsigned i = 0; i < 6; i++) {
        step(0, 1);
        step(1, 1);
        step(1, 0);
        step(0, 0);
    }
    note("timpin-encoder-down-wraps", TIM(TIM4, CNT), 96);
    note("timpin-encoder-dir-down", TIM(TIM4, CR1) & DOWN, DOWN);
    TIM(TIM4, SMCR) = 1; // edges of TI2 alone
    TIM(TIM4, CNT) = 0;
    step(1, 0);
    step(1, 1);
    step(0, 1);
    step(0, 0);
    note("timpin-encoder-mode-1", TIM(TIM4, CNT), 2);
    pin_config('A', 6, ALT_PP | 1);
    pin_config('A', 7, ALT_PP | 1);
}

static void pulse_pa8(unsigned count) {
    while (count--) {
        GPIO('A', BSRR) = 1u << 8;
        GPIO('A', BRR) = 1u << 8;
    }
}

static void check_slave(void) {
    pin_config('A', 8, OUT_PP); // into TIM2_CH1 and ETR at PA0
    GPIO('A', BRR) = 1u << 8;
    tim_reset(TIM2);
    TIM(TIM2, CCMR1) = IN;
    TIM(TIM2, SMCR) = TI1 | CLOCK;
    TIM(TIM2, CR1) = CEN;
    pulse_pa8(7);
    note("timpin-external-clock-1", TIM(TIM2, CNT), 7);
    TIM(TIM2, SMCR) = 1 << 14; // ECE
    pulse_pa8(5);
    note("timpin-external-clock-2", TIM(TIM2, CNT), 12);
    TIM(TIM2, SMCR) = 1 << 14 | 2 << 12; // by 4
    pulse_pa8(8);
    note("timpin-etr-prescaler", TIM(TIM2, CNT), 14);
    TIM(TIM2, SMCR) = TI1 | TRIGGER;
    TIM(TIM2, CR1) = 0;
    TIM(TIM2, SR) = 0;
    uint32_t before = TIM(TIM2, CR1) & CEN;
    pulse_pa8(1);
    note("timpin-trigger-mode", before << 1 | (TIM(TIM2, CR1) & CEN), 1);
    note("timpin-trigger-flag", TIM(TIM2, SR) & 0x40, 0x40);
    TIM(TIM2, SMCR) = TI1 | GATED;
    wait_cycles(100);
    before = TIM(TIM2, CNT);
    wait_cycles(500);
    note("timpin-gated-shut", TIM(TIM2, CNT), before);
    GPIO('A', BSRR) = 1u << 8;
    wait_cycles(500);
    GPIO('A', BRR) = 1u << 8;
    note_range("timpin-gated-open", TIM(TIM2, CNT) - before, 480, 540);
    TIM(TIM2, SMCR) = TI1 | RESET;
    TIM(TIM2, CNT) = 5000;
    pulse_pa8(1);
    note_range("timpin-reset-mode", TIM(TIM2, CNT), 0, 50);
    pin_config('A', 8, ALT_PP | 1);
}

// TIM3's updates clock TIM2, exactly.
static void check_chain(void) {
    tim_reset(TIM2);
    tim_reset(TIM3);
    TIM(TIM3, ARR) = 99;
    TIM(TIM3, CR2) = 2 << 4;        // TRGO: update
    TIM(TIM2, SMCR) = ITR2 | CLOCK; // of TIM2: TIM3
    TIM(TIM2, CR1) = CEN;
    TIM(TIM3, CR1) = CEN;
    wait_cycles(50000);
    TIM(TIM3, CR1) = 0;
    uint32_t high = TIM(TIM2, CNT), low = TIM(TIM3, CNT);
    note_range("timpin-chain", high * 100 + low, 50000, 50040);
    tim_reset(TIM4);
    TIM(TIM3, CR2) = 1 << 4;          // TRGO: enable
    TIM(TIM4, SMCR) = ITR2 | TRIGGER; // starts with TIM3
    TIM(TIM3, CNT) = 0;
    TIM(TIM3, ARR) = 0xFFFF;
    TIM(TIM3, CR1) = CEN;
    uint32_t a = TIM(TIM3, CNT), b = TIM(TIM4, CNT);
    note_range("timpin-started-together", b - a, 1, 20);
}

static void check_tim1(void) {
    uint32_t high = 0, period = 0;
    tim_reset(TIM1);
    TIM(TIM1, ARR) = 999;
    TIM(TIM1, CCR1) = 250;
    TIM(TIM1, CCMR1) = PWM1 | OCPE;
    TIM(TIM1, CCER) = 1;
    TIM(TIM1, EGR) = 1;
    TIM(TIM1, CR1) = CEN;
    pin_config('A', 0, PULLED);
    GPIO('A', BRR) = 1;
    uint32_t highs = 0;
    for (uint32_t begin = cycles(); cycles() - begin < 3000;) {
        highs += pin('A', 8);
    }
    note("tim1-nothing-without-moe", highs, 0);
    pin_config('A', 0, FLOATING);
    TIM(TIM1, BDTR) = 1 << 15;
    measure(TIM2, &high, &period);
    note("tim1-pwm", high << 16 | period, 250u << 16 | 1000);
    TIM(TIM1, BDTR) = 1 << 15 | 100; // dead time of 100 clocks
    TIM(TIM1, CCER) = 5;
    measure(TIM2, &high, &period);
    note("tim1-dead-time", high << 16 | period, 150u << 16 | 1000);
    uint32_t both = 0, neither = 0;
    for (uint32_t begin = cycles(); cycles() - begin < 9000;) {
        uint32_t a = pin('A', 8), b = pin('B', 13);
        both += a && b && pin('A', 8);
        neither += !a && !b;
    }
    note_range("tim1-never-both", both, 0, 2);
    note_range("tim1-dead-times-seen", neither, 1, 100000);
    TIM(TIM1, CCER) = 1;
    TIM(TIM1, BDTR) = 1 << 15 | 1 << 12 | 1 << 13; // break: active high
    pin_config('B', 12, PULLED);
    GPIO('B', BSRR) = 1u << 12;
    note("tim1-break-clears-moe", TIM(TIM1, BDTR) >> 15, 0);
    note("tim1-break-flag", TIM(TIM1, SR) & 0x80, 0x80);
    TIM(TIM1, BDTR) |= 1 << 15;
    note("tim1-break-holds", TIM(TIM1, BDTR) >> 15, 0);
    GPIO('B', BRR) = 1u << 12;
    TIM(TIM1, SR) = 0;
    TIM(TIM1, BDTR) |= 1 << 14; // AOE
    wait_cycles(2000);
    note("tim1-automatic-output", TIM(TIM1, BDTR) >> 15, 1);
    TIM(TIM1, CR2) = 1 << 8;   // OIS1
    TIM(TIM1, BDTR) = 1 << 10; // OSSI, MOE off
    note("tim1-idle-level", pin('A', 8), 1);
    TIM(TIM1, BDTR) = 1 << 8 | 1 << 15;
    TIM(TIM1, BDTR) = 1 << 15 | 77;
    note("tim1-lock", TIM(TIM1, BDTR) & 0xFF, 0);
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x481D;
    RCC_APB1ENR = 7;
    console_start(16);
    pin_config('A', 6, ALT_PP | 1);
    pin_config('A', 7, ALT_PP | 1);
    pin_config('A', 8, ALT_PP | 1);
    pin_config('B', 13, ALT_PP | 1);
    check_outputs();
    check_compare_preload();
    check_remap();
    check_captures();
    check_encoder();
    check_slave();
    check_chain();
    check_tim1();
    tell_notes();
}
