// SPDX-License-Identifier: MIT
#include "chip/stm32f1/gpio.h"

#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/reg/rcc.h"

void hw_gpio_init(void) {
    // Ports A to D: the 48-pin package has PD0 and PD1, and no port E.
    RCC->APB2ENR |= RCC_APB2ENR_AFIOEN | 0xF * RCC_APB2ENR_IOPAEN;
    AFIO->MAPR = AFIO_MAPR_SWJ_CFG_SWD_ONLY;
}

void hw_gpio_configure(hw_pin_t pin, enum gpio_config config) {
    volatile uint32_t *reg = &hw_pin_port(pin)->CR[(pin >> 3) & 1];
    unsigned shift = (pin & 7) * 4;
    uint32_t mask = irq_save_from(
        HW_HANDLER_PRIORITY); // eight pins share the register, and an interrupt may own another
    *reg = (*reg & ~(0xFu << shift)) | (uint32_t)config << shift;
    irq_restore_from(mask);
}

enum gpio_config hw_gpio_config(hw_pin_t pin) {
    return (enum gpio_config)(hw_pin_port(pin)->CR[(pin >> 3) & 1] >> ((pin & 7) * 4) & 0xF);
}

bool hw_gpio_output(hw_pin_t pin) {
    return hw_pin_port(pin)->ODR >> (pin & 15) & 1;
}
