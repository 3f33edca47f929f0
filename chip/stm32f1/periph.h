// SPDX-License-Identifier: MIT
// chip/stm32f1/periph.h -- the peripherals: where they are, their clocks, and which pins can be theirs.
//
// One table (periph.c) says for each pin which signals of which peripheral come out there, and how AFIO must be
// set for it. A pin that a peripheral has taken is refused to others until it is given back.
#ifndef CHIP_STM32F1_PERIPH_H
#define CHIP_STM32F1_PERIPH_H

#include "chip/stm32f1/gpio.h"

enum hw_periph {
    HW_NONE,
    HW_UART1,
    HW_UART2,
    HW_UART3,
    HW_SPI1,
    HW_SPI2,
    HW_I2C1,
    HW_I2C2,
    HW_TIM1,
    HW_TIM2,
    HW_TIM3,
    HW_TIM4,
    HW_ADC1,
    HW_CAN1,
    HW_PERIPHS,
    HW_USB = HW_PERIPHS, // has pins alone
};

// Signals: TX, RX, CTS, RTS; SCK, MISO, MOSI, NSS; SCL, SDA; TX, RX; channels 1 to 4.
enum { HW_SIGNALS = 4 };

// Address of its registers.
void *hw_periph_base(enum hw_periph periph);
uint32_t hw_periph_hz(enum hw_periph periph); // of its bus
// Gives it a clock and resets it; takes the clock away.
void hw_periph_start(enum hw_periph periph);
void hw_periph_stop(enum hw_periph periph);

// A pin for the signal, this one or for pin < 0 the first that goes with the remapping asked for so far, to which it
// adds its wishes; -1: there is none. Of a remapping the lower two bits say which bits matter, the next two what they are.
typedef uint32_t hw_remap_t;
int hw_periph_pin(enum hw_periph periph, unsigned signal, int pin, hw_remap_t *remap);
// The signal of the peripheral that can come out at this pin, -1: none.
int hw_periph_signal(enum hw_periph periph, hw_pin_t pin);
// The peripheral that has the pin. Pins of port D belong to nobody.
enum hw_periph hw_pin_owner(hw_pin_t pin);
// Takes the pin, HW_NONE: gives it back as an input.
void hw_pin_take(hw_pin_t pin, enum hw_periph periph);
void hw_periph_release(enum hw_periph periph); // all its pins
// What its pins in use ask for.
void hw_periph_remap_now(enum hw_periph periph, hw_remap_t *remap);
void hw_periph_remap(enum hw_periph periph, hw_remap_t remap);

#endif
