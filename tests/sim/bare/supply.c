// SPDX-License-Identifier: MIT
// The supply sinks from 3.3 V to 2.7 V at 20 ms and rises again, to 2.85 V at 40 and to 3.0 V at 60 ms: the voltage
// detector at 2.9 V with its hysteresis, and what channel 17 measures. PA1 is in the middle of a potentiometer.
#include "backup.h"

#define ADC(reg) REG(0x40012400 + (reg))
enum {
    ADC_SR = 0,
    ADC_CR1 = 4,
    ADC_CR2 = 8,
    SMPR1 = 12,
    SMPR2 = 16,
    SQR1 = 0x2C,
    SQR3 = 0x34,
    ADC_DR = 0x4C
};
enum { PVDE = 0x10, PLS_2_9 = 7 << 5, PVDO = 4, LINE = 1 << 16 };

static volatile unsigned events;

static void pvd_irq(void) {
    events++;
    EXTI_PR = LINE;
}

static uint32_t convert(unsigned channel) {
    ADC(SQR3) = channel;
    ADC(ADC_CR2) |= 1u << 20 | 7u << 17 | 1u << 22;
    while (!(ADC(ADC_SR) & 2)) {
    }
    return ADC(ADC_DR);
}

static void until_ms(unsigned ms) {
    while (cycles() < ms * 8000) {
    }
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x4205;
    backup_open();
    console_start(16);
    ADC(SMPR1) = 7u << 21;
    ADC(SMPR2) = 7u << 3;
    ADC(ADC_CR2) = 1 | 1u << 23;
    ADC(ADC_CR2) |= 4;
    while (ADC(ADC_CR2) & 4) {
    }
    irq_handlers[1] = pvd_irq;
    irq_enable(1);
    EXTI_IMR = EXTI_RTSR = EXTI_FTSR = LINE;
    uint32_t off = PWR_CSR & PVDO;
    PWR_CR |= PVDE | PLS_2_9;
    uint32_t high = PWR_CSR & PVDO;
    convert(17); // the sensor is slow: the second one counts
    note_range("supply-reference-at-3.3", convert(17), 1485, 1494);
    note_range("supply-potentiometer", convert(1), 2045, 2051);
    until_ms(25);
    note("supply-detector-off", off, 0);
    note("supply-high", high, 0);
    note("supply-low", PWR_CSR & PVDO, PVDO);
    note("supply-low-told", events, 1);
    convert(17);
    note_range("supply-reference-at-2.7", convert(17), 1815, 1826);
    note_range("supply-potentiometer-follows", convert(1), 2045, 2051);
    until_ms(45);
    note("supply-hysteresis", PWR_CSR & PVDO, PVDO);
    until_ms(65);
    note("supply-high-again", PWR_CSR & PVDO, 0);
    note("supply-high-told", events, 2);
    PWR_CR &= ~(uint32_t)PLS_2_9;
    note("supply-low-threshold", PWR_CSR & PVDO, 0);
    tell_notes();
}
