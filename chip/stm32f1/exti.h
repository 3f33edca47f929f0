// SPDX-License-Identifier: MIT
// chip/stm32f1/exti.h -- edges of pins as interrupts, and the urgency of all interrupts.
//
// The tick and the serial ports come first: a byte there must be taken before the next one is complete, after 87 us at
// 115,200 baud; so do USB's packets, which are only noted. What comes of them follows: a host waits for it, and a control request
// takes up to a millisecond (dense code). All that calls a handler comes behind them with one priority, so that handlers do not interrupt each other.
#ifndef CHIP_STM32F1_EXTI_H
#define CHIP_STM32F1_EXTI_H

#include "chip/stm32f1/gpio.h"
#include "chip/stm32f1/reg/core.h"

enum { HW_USB_PRIORITY = 4, HW_HANDLER_PRIORITY = 8 };
enum { HW_EXTI_RISING = 1, HW_EXTI_FALLING = 2, HW_EXTI_BOTH = 3 };

// Where an interrupt comes from: 0-15 are the lines of pins.
enum hw_source {
    HW_SOURCE_TIM = 16,  // TIM1 to TIM4
    HW_SOURCE_UART = 20, // USART1 to USART3
    HW_SOURCE_RTC = 24,
    HW_SOURCE_TICK = 25, // each millisecond while hw_tick_wanted
};

// Enables an interrupt that calls hw_on_source().
void hw_irq_enable(enum irq irq);
// Has hw_on_source() called soon, from an interrupt that is less urgent: for those that come first.
void hw_irq_later(unsigned source);
// Given by whoever uses these: in the interrupt, which has been acknowledged.
void hw_on_source(unsigned source);

// edges: HW_EXTI_*. The pin stays configured as it is.
void hw_exti_on(hw_pin_t pin, unsigned edges);
void hw_exti_off(unsigned line);

#endif
