// SPDX-License-Identifier: MIT
// The converters. run.py puts 1.65 V at PA0, 0.5 V at PA1, 3.3 V at PA2, 1.0 V at PA3, at PB0 a step from 1 V to 2 V
// at 40 ms, and makes the chip 45 degrees warm.
#include "tim.h"

#define ADC1         0x40012400
#define ADC2         0x40012800
#define ADC(base, r) REG((base) + ADC_##r)
enum {
    ADC_SR = 0x00,
    ADC_CR1 = 0x04,
    ADC_CR2 = 0x08,
    ADC_SMPR1 = 0x0C,
    ADC_SMPR2 = 0x10,
    ADC_JOFR1 = 0x14,
    ADC_HTR = 0x24,
    ADC_LTR = 0x28,
    ADC_SQR1 = 0x2C,
    ADC_SQR3 = 0x34,
    ADC_JSQR = 0x38,
    ADC_JDR1 = 0x3C,
    ADC_JDR2 = 0x40,
    ADC_DR = 0x4C
};
enum {
    ADON = 1,
    CONT = 2,
    CAL = 4,
    RSTCAL = 8,
    DMA = 1 << 8,
    ALIGN = 1 << 11,
    EXTTRIG = 1 << 20,
    JEXTTRIG = 1 << 15,
    SOFT = 7 << 17,
    JSOFT = 7 << 12,
    JSWSTART = 1 << 21,
    SWSTART = 1 << 22,
    TSVREFE = 1 << 23
};
enum { AWD = 1, EOC = 2, JEOC = 4, JSTRT = 8, STRT = 16 };
enum { SCAN = 1 << 8, AWDSGL = 1 << 9, JAUTO = 1 << 10, DISCEN = 1 << 11, AWDEN = 1 << 23 };

#define HALF  2048
#define LOW_V 621  // 0.5 V
#define ONE_V 1241 // 1.0 V

static volatile unsigned eocs, jeocs;

static void irq(void) {
    uint32_t sr = ADC(ADC1, SR);
    eocs += (sr & EOC) != 0;
    jeocs += (sr & JEOC) != 0;
    ADC(ADC1, SR) = 0;
}

static void power_on(uint32_t base) {
    RCC_APB2RSTR = 1u << (base == ADC1 ? 9 : 10);
    RCC_APB2RSTR = 0;
    ADC(base, CR2) = ADON;
    wait_cycles(20);
    ADC(base, CR2) |= RSTCAL;
    while (ADC(base, CR2) & RSTCAL) {
    }
    ADC(base, CR2) |= CAL;
    while (ADC(base, CR2) & CAL) {
    }
}

static uint32_t result(uint32_t base) {
    while (!(ADC(base, SR) & EOC)) {
    }
    return ADC(base, DR);
}

static uint32_t read_channel(unsigned channel) {
    ADC(ADC1, SQR3) = channel;
    ADC(ADC1, CR2) = ADC(ADC1, CR2) | ADON;
    return result(ADC1);
}

static void check_single(void) {
    ADC(ADC1, CR2) = ADON;
    wait_cycles(20);
    note("adc-on-does-not-start", ADC(ADC1, SR), 0);
    note("adc-uncalibrated", read_channel(0) != HALF, 1);
    uint32_t begin = cycles();
    ADC(ADC1, CR2) = ADON | CAL;
    while (ADC(ADC1, CR2) & CAL) {
    }
    note_range("adc-calibration-time", cycles() - begin, 83 * 2, 83 * 2 + 40);
    note("adc-half", read_channel(0), HALF);
    note("adc-low", read_channel(1), LOW_V);
    note("adc-full", read_channel(2), 4095);
    note("adc-after-read", ADC(ADC1, SR) & EOC, 0);
    note("adc-strt", ADC(ADC1, SR) & STRT, STRT);
    ADC(ADC1, CR2) = ADON | ALIGN; // another bit changes: no start
    wait_cycles(200);
    note("adc-no-start-with-change", ADC(ADC1, SR) & EOC, 0);
    note("adc-left-aligned", read_channel(1), LOW_V << 4);
    ADC(ADC1, CR2) = ADON;
    for (unsigned i = 0; i < 2; i++) { // 1.5 and 239.5 clocks, of two cycles
        static const uint32_t want[2] = {28, 504};
        ADC(ADC1, SMPR2) = i ? 7 : 0;
        begin = cycles();
        read_channel(0);
        note_range(i ? "adc-time-long" : "adc-time-short", cycles() - begin, want[i], want[i] + 40);
    }
    ADC(ADC1, SMPR2) = 0;
}

static void check_software_trigger(void) {
    ADC(ADC1, SQR3) = 1;
    ADC(ADC1, CR2) = ADON | SOFT;
    ADC(ADC1, CR2) = ADON | SOFT | SWSTART;
    wait_cycles(100);
    note("adc-swstart-needs-exttrig", ADC(ADC1, SR) & EOC, 0);
    ADC(ADC1, CR2) = ADON | SOFT | EXTTRIG;
    ADC(ADC1, CR2) = ADON | SOFT | EXTTRIG | SWSTART;
    note("adc-swstart", result(ADC1), LOW_V);
    ADC(ADC1, CR2) = ADON | CONT;
    ADC(ADC1, SQR3) = 0;
    ADC(ADC1, CR2) = ADON | CONT;
    uint32_t first = result(ADC1), second = result(ADC1);
    note("adc-continuous", first << 16 | second, HALF << 16 | HALF);
    ADC(ADC1, SQR3) = 1;
    result(ADC1);
    result(ADC1);
    note("adc-continuous-new-channel", result(ADC1), LOW_V);
    ADC(ADC1, CR2) = 0;
}

static void check_scan(void) {
    static uint16_t samples[6];
    power_on(ADC1);
    RCC_AHBENR |= 1;
    REG(0x40020010) = ADC1 + ADC_DR;
    REG(0x40020014) = (uint32_t)samples;
    REG(0x4002000C) = 6;
    REG(0x40020008) = 1 | 128 | 1 << 8 | 1 << 10;
    ADC(ADC1, CR1) = SCAN;
    ADC(ADC1, SQR1) = 2 << 20;
    ADC(ADC1, SQR3) = 2 | 1 << 5 | 0 << 10;
    ADC(ADC1, SMPR2) = 7 << 6 | 7 << 3 | 7;
    ADC(ADC1, CR2) = ADON | DMA;
    ADC(ADC1, CR2) = ADON | DMA;
    wait_cycles(700);
    note("adc-scan-eoc-only-at-end", ADC(ADC1, SR) & EOC, 0);
    note("adc-scan-dma-each", REG(0x4002000C), 5);
    wait_cycles(1000);
    note("adc-scan-dma-all", REG(0x4002000C), 3);
    note("adc-scan-order", samples[0] == 4095 && samples[1] == LOW_V && samples[2] == HALF, 1);
    ADC(ADC1, CR1) = SCAN | DISCEN; // one each trigger
    ADC(ADC1, SMPR2) = 0;
    ADC(ADC1, CR2) = ADON;
    uint32_t first = 0, second = 0;
    ADC(ADC1, CR2) = ADON;
    first = result(ADC1);
    ADC(ADC1, CR2) = ADON;
    second = result(ADC1);
    note("adc-discontinuous", first << 16 | second, 4095u << 16 | LOW_V);
    REG(0x40020008) = 0;
}

static void check_injected(void) {
    power_on(ADC1);
    ADC(ADC1, CR1) = SCAN;
    ADC(ADC1, JSQR) = 1 << 20 | 0 << 10 | 1 << 15; // two: JSQ3, JSQ4
    ADC(ADC1, JOFR1) = 1000;
    ADC(ADC1, JOFR1 + 4) = 1000;
    ADC(ADC1, CR2) = ADON | JEXTTRIG | JSOFT;
    ADC(ADC1, CR2) = ADON | JEXTTRIG | JSOFT | JSWSTART;
    while (!(ADC(ADC1, SR) & JEOC)) {
    }
    note("adc-injected", ADC(ADC1, JDR1), HALF - 1000);
    note("adc-injected-offset-below-0", ADC(ADC1, JDR2), (LOW_V - 1000) & 0xFFFF);
    note("adc-jstrt", ADC(ADC1, SR) & JSTRT, JSTRT);
    // An injected group breaks into a long regular conversion, which is then done again.
    ADC(ADC1, SR) = 0;
    ADC(ADC1, SMPR2) = 7 << 9;
    ADC(ADC1, CR1) = 0;
    ADC(ADC1, SQR1) = 0;
    ADC(ADC1, SQR3) = 3;
    ADC(ADC1, CR2) = ADON | JEXTTRIG | JSOFT;
    uint32_t begin = cycles();
    wait_cycles(250);
    ADC(ADC1, CR2) = ADON | JEXTTRIG | JSOFT | JSWSTART;
    while (!(ADC(ADC1, SR) & JEOC)) {
    }
    ADC(ADC1, SR) = 0;
    uint32_t value = result(ADC1), time = cycles() - begin;
    note("adc-regular-after-injected", value, ONE_V);
    note_range("adc-regular-done-again", time, 780, 950);
    ADC(ADC1, CR1) = JAUTO;
    ADC(ADC1, CR2) = ADON;
    ADC(ADC1, CR2) = ADON;
    while (!(ADC(ADC1, SR) & JEOC)) {
    }
    note("adc-auto-injected", ADC(ADC1, JDR1), HALF - 1000);
}

static void check_watchdog(void) {
    power_on(ADC1);
    ADC(ADC1, HTR) = 2000;
    ADC(ADC1, LTR) = 700;
    ADC(ADC1, CR1) = AWDEN | AWDSGL | 3;
    read_channel(0);
    note("adc-watchdog-other-channel", ADC(ADC1, SR) & AWD, 0);
    read_channel(3);
    note("adc-watchdog-inside", ADC(ADC1, SR) & AWD, 0);
    ADC(ADC1, CR1) = AWDEN;
    read_channel(0);
    note("adc-watchdog-above", ADC(ADC1, SR) & AWD, AWD);
    ADC(ADC1, SR) = 0;
    read_channel(1);
    note("adc-watchdog-below", ADC(ADC1, SR) & AWD, AWD);
}

static void check_triggers(void) {
    power_on(ADC1);
    irq_handlers[18] = irq;
    irq_enable(18);
    ADC(ADC1, CR1) = 1 << 5; // EOCIE
    ADC(ADC1, SQR3) = 3;
    ADC(ADC1, CR2) = ADON | EXTTRIG | 4 << 17; // TIM3_TRGO
    TIM(TIM3, ARR) = 799;
    TIM(TIM3, CR2) = 2 << 4;
    TIM(TIM3, CR1) = CEN;
    wait_cycles(8000 + 400);
    TIM(TIM3, CR1) = 0;
    note("adc-by-trgo", eocs, 10);
    eocs = 0;
    ADC(ADC1, CR2) = ADON | EXTTRIG | 3 << 17; // TIM2_CC2
    tim_reset(TIM2);
    TIM(TIM2, ARR) = 799;
    TIM(TIM2, CCR2) = 200;
    TIM(TIM2, CCMR1) = 7 << 12; // PWM2: rises at the match
    TIM(TIM2, CCER) = 1 << 4;
    TIM(TIM2, CR1) = CEN;
    wait_cycles(8000);
    TIM(TIM2, CR1) = 0;
    note("adc-by-channel", eocs, 10);
    eocs = 0;
    ADC(ADC1, CR2) = ADON | EXTTRIG | 6 << 17; // EXTI11
    pin_config('B', 11, OUT_PP);
    AFIO_EXTICR(2) = 1 << 12;
    EXTI_EMR = 1 << 11;
    EXTI_RTSR = 1 << 11;
    GPIO('B', BSRR) = 1 << 11;
    GPIO('B', BRR) = 1 << 11;
    wait_cycles(100);
    note("adc-by-exti", eocs, 1);
    ADC(ADC1, CR1) = 0;
}

static void check_internal(void) {
    power_on(ADC1);
    ADC(ADC1, SMPR1) = 7 << 18 | 7 << 21;
    note("adc-internal-off", read_channel(17) < 100, 1);
    ADC(ADC1, CR2) |= TSVREFE;
    wait_cycles(100);
    read_channel(17);
    note_range("adc-reference", read_channel(17), 1489 - 1, 1489 + 1); // 1.20 V
    read_channel(16);
    note_range("adc-temperature", read_channel(16), 1668 - 1, 1668 + 1); // 1.43 V - 20 * 4.3 mV
    read_channel(2);
    ADC(ADC1, SMPR1) = 0;
    note_range("adc-temperature-sampled-too-short", read_channel(16), 1800, 4095);
}

static void check_dual(void) {
    power_on(ADC1);
    power_on(ADC2);
    ADC(ADC1, SQR3) = 0;
    ADC(ADC2, SQR3) = 1;
    ADC(ADC1, CR1) = 6 << 16;
    ADC(ADC1, CR2) = ADON;
    note("adc-dual", result(ADC1), LOW_V << 16 | HALF);
    ADC(ADC1, CR1) = 8 << 16; // slow interleaved: each of them every 28 ADC clocks, of 2 cycles
    ADC(ADC2, SR) = 0;
    uint32_t begin = cycles();
    ADC(ADC1, CR2) = ADON;
    while (!(ADC(ADC2, SR) & EOC)) {
    }
    uint32_t second = cycles() - begin;
    while (!(ADC(ADC1, SR) & EOC)) {
    }
    note_range("adc-slow-interleaved", cycles() - begin - second, 28 - 12, 28 + 12);
    note("adc-slow-interleaved-values", ADC(ADC1, DR), LOW_V << 16 | HALF);
    for (unsigned i = 0; i < 10; i++) {
        while (!(ADC(ADC1, SR) & EOC)) {
        }
        (void)ADC(ADC1, DR);
    }
    note_range("adc-slow-interleaved-again", cycles() - begin, 11 * 56, 11 * 56 + 60);
    ADC(ADC1, CR1) = 0;
    wait_cycles(200);
    ADC(ADC2, SR) = 0;
    ADC(ADC2, SQR3) = 3;
    ADC(ADC2, CR2) = ADON;
    note("adc2-alone", result(ADC2), ONE_V);
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x4E1D;
    RCC_APB1ENR = 7;
    console_start(16);
    check_single();
    check_software_trigger();
    check_scan();
    check_injected();
    check_watchdog();
    check_triggers();
    check_internal();
    check_dual();
    power_on(ADC1);
    note("adc-before-step", read_channel(8), ONE_V);
    while (cycles() < 8 * 41000) {
    }
    note("adc-after-step", read_channel(8), 2482);
    tell_notes();
}
