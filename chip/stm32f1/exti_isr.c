// SPDX-License-Identifier: MIT
// chip/stm32f1/exti_isr.c -- the interrupts that call handlers.
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/rtc.h"

static volatile uint32_t later; // sources

// Those that come first do not interrupt each other.
__attribute__((noinline)) void hw_irq_later(unsigned source) {
    later |= 1u << source;
    SCB->ICSR = SCB_ICSR_PENDSVSET;
}

static void call_sources(uint32_t sources) {
    while (sources) {
        unsigned source = (unsigned)__builtin_ctz(sources);
        sources &= sources - 1;
        hw_on_source(source);
    }
}

void PendSV_Handler(void) {
    call_sources(__atomic_exchange_n(&later, 0, __ATOMIC_RELAXED));
}

// Of all lines, whichever of the seven interrupts it is. Cleared by writing 1, before the handlers run: an edge
// that comes meanwhile is another interrupt.
void EXTI0_IRQHandler(void) {
    uint32_t lines = EXTI->PR & EXTI->IMR & 0xFFFF;
    EXTI->PR = lines;
    call_sources(lines);
}

#define SAME(name) void name(void) __attribute__((alias("EXTI0_IRQHandler")));
SAME(EXTI1_IRQHandler)
SAME(EXTI2_IRQHandler)
SAME(EXTI3_IRQHandler)
SAME(EXTI4_IRQHandler)
SAME(EXTI9_5_IRQHandler)
SAME(EXTI15_10_IRQHandler)

void RTCAlarm_IRQHandler(void) {
    hw_rtc_on_alarm();
}
