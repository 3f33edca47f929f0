// SPDX-License-Identifier: MIT
// chip/stm32f1/clock_isr.c -- the tick and what reads the time: native, as clock.c need not be.
#include "chip/stm32f1/clock.h"

#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/reg/core.h"

hw_time_t hw_time;

volatile bool hw_tick_wanted;

void SysTick_Handler(void) {
    hw_time.ms++;
    if (hw_tick_wanted) {
        hw_irq_later(HW_SOURCE_TICK);
    }
}

void hw_clock_skip_ms(uint32_t ms) {
    hw_time.ms += ms;
}

uint32_t hw_clock_ms(void) {
    return (uint32_t)hw_time.ms;
}

// The counter runs down from LOAD. When it has wrapped but its interrupt has not run yet, the tick
// is pending: then it is taken here, as a program may have masked it, and the counter is read again, as the first
// reading may be from before the wrap.
uint64_t hw_clock_long_us(void) {
    uint32_t mask = irq_save();
    uint32_t left = SYSTICK->VAL;
    if (SCB->ICSR & SCB_ICSR_PENDSTSET) {
        SCB->ICSR = SCB_ICSR_PENDSTCLR;
        SysTick_Handler();
        left = SYSTICK->VAL;
    }
    uint64_t ms = hw_time.ms;
    irq_restore(mask);
    return ms * 1000 + (SYSTICK->LOAD - left) / hw_time.cycles_per_us;
}

uint32_t hw_clock_us(void) {
    return (uint32_t)hw_clock_long_us();
}

uint32_t hw_clock_cycles(void) {
    return DWT->CYCCNT;
}

void hw_clock_spin_cycles(uint32_t cycles) {
    uint32_t start = DWT->CYCCNT;
    while (DWT->CYCCNT - start < cycles) {
    }
}

void hw_clock_spin_us(uint32_t us) {
    for (; us > 1000000; us -= 1000000) { // the product must fit 32 bits
        hw_clock_spin_cycles(1000000 * hw_time.cycles_per_us);
    }
    hw_clock_spin_cycles(us * hw_time.cycles_per_us);
}

bool hw_clock_wait(const volatile uint32_t *reg, uint32_t mask, bool set, uint32_t us) {
    uint32_t start = DWT->CYCCNT, cycles = us * hw_time.cycles_per_us;
    while (((*reg & mask) != 0) != set) {
        if (DWT->CYCCNT - start > cycles) {
            return false;
        }
    }
    return true;
}
