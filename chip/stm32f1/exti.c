// SPDX-License-Identifier: MIT
#include "chip/stm32f1/exti.h"

enum { HANDLER_PRIORITY = 8, PENDSV = 14 };

static volatile uint32_t later; // sources

void hw_irq_enable(enum irq irq) {
    nvic_set_priority(irq, HANDLER_PRIORITY);
    nvic_enable(irq);
}

void hw_irq_later(unsigned source) {
    SCB->SHPR[PENDSV - 4] = HANDLER_PRIORITY << 4;
    __atomic_fetch_or(&later, 1u << source, __ATOMIC_RELAXED);
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

static void change(volatile uint32_t *reg, uint32_t mask, bool on) {
    *reg = on ? *reg | mask : *reg & ~mask;
}

void hw_exti_off(unsigned line) {
    EXTI->IMR &= ~(1u << line);
}

void hw_exti_on(hw_pin_t pin, unsigned edges) {
    unsigned line = pin & 15, shift = (line & 3) * 4;
    volatile uint32_t *port = &AFIO->EXTICR[line >> 2];
    *port = (*port & ~(0xFu << shift)) | (uint32_t)(pin >> 4) << shift;
    change(&EXTI->RTSR, 1u << line, edges & HW_EXTI_RISING);
    change(&EXTI->FTSR, 1u << line, edges & HW_EXTI_FALLING);
    EXTI->PR = 1u << line;
    EXTI->IMR |= 1u << line;
    hw_irq_enable(line < 5 ? IRQ_EXTI0 + line : line < 10 ? IRQ_EXTI9_5 : IRQ_EXTI15_10);
}
