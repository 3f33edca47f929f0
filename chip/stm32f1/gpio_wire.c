// SPDX-License-Identifier: MIT
// chip/stm32f1/gpio_wire.c -- a pin's level, for what moves pins by the clock.
#include "chip/stm32f1/gpio.h"

bool hw_gpio_read(hw_pin_t pin) {
    return hw_pin_port(pin)->IDR >> (pin & 15) & 1;
}

void hw_gpio_write(hw_pin_t pin, bool high) {
    hw_pin_port(pin)->BSRR = hw_pin_mask(pin) << (high ? 0 : 16);
}
