// SPDX-License-Identifier: MIT
// chip/stm32f1/gpio.h -- one pin at a time.
//
// A pin is a byte: the port in the high four bits (0 = A), the number in the low four.
#ifndef CHIP_STM32F1_GPIO_H
#define CHIP_STM32F1_GPIO_H

#include <stdbool.h>
#include <stdint.h>

#include "chip/stm32f1/reg/gpio.h"

typedef uint8_t hw_pin_t;
enum { HW_NO_PIN = 0xFF };
#define HW_PIN(port, number) ((hw_pin_t)(((port) - 'A') << 4 | (number)))

static inline gpio_regs_t *hw_pin_port(hw_pin_t pin) {
    return &GPIO[pin >> 4];
}

static inline uint32_t hw_pin_mask(hw_pin_t pin) {
    return 1u << (pin & 15);
}

// Gives the ports their clock and keeps SWD but frees the pins that only JTAG uses.
void hw_gpio_init(void);
void hw_gpio_configure(hw_pin_t pin, enum gpio_config config);
enum gpio_config hw_gpio_config(hw_pin_t pin);

bool hw_gpio_read(hw_pin_t pin);
// What the pin drives, or which way it pulls, whatever the wire says.
bool hw_gpio_output(hw_pin_t pin);
void hw_gpio_write(hw_pin_t pin, bool high);

#endif
