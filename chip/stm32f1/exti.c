// SPDX-License-Identifier: MIT
#include "chip/stm32f1/exti.h"

void hw_irq_enable(enum irq irq) {
    nvic_set_priority(irq, HW_HANDLER_PRIORITY);
    nvic_enable(irq);
}

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
    uint32_t mask = 1u << line;
    change(&EXTI->RTSR, mask, edges & HW_EXTI_RISING);
    change(&EXTI->FTSR, mask, edges & HW_EXTI_FALLING);
    EXTI->PR = mask;
    EXTI->IMR |= mask;
    hw_irq_enable(line < 5 ? IRQ_EXTI0 + line : line < 10 ? IRQ_EXTI9_5 : IRQ_EXTI15_10);
}
