// SPDX-License-Identifier: MIT
// chip/stm32f1/timer.h -- TIM1 to TIM4, index 0 to 3: periodic interrupts, and pulses of a given width.
//
// All four count core clock cycles: APB1's timers get twice its clock as it is divided (RM0008 figure 8).
#ifndef CHIP_STM32F1_TIMER_H
#define CHIP_STM32F1_TIMER_H

#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/periph.h"
#include "chip/stm32f1/reg/tim.h"

enum {
    HW_TIMERS = 4,
    HW_TIMER_MOST = 0xFFFF
}; // counts of a period: a full pulse has one more than the last count

static inline tim_regs_t *hw_timer_regs(unsigned index) {
    return hw_periph_base((enum hw_periph)(HW_TIM1 + index));
}

// The prescaler that makes a period of so many cycles as fine as can be; the counts of the period.
uint32_t hw_timer_divide(uint32_t cycles, uint32_t *counts);
// hw_on_source(HW_SOURCE_TIM + index) every so many cycles (2 at least), or once after them.
void hw_timer_start(unsigned index, uint32_t cycles, bool once);
void hw_timer_stop(unsigned index);

// Starts pulses on a timer with this period, or changes it.
void hw_pwm_period(unsigned index, uint32_t prescaler, uint32_t counts);
bool hw_pwm_running(unsigned index);
// The channel (0 to 3) is on for so many counts of each period.
void hw_pwm_channel(unsigned index, unsigned channel, uint32_t counts, bool invert);
void hw_pwm_off(unsigned index, unsigned channel);

#endif
