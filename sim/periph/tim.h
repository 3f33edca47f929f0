// SPDX-License-Identifier: MIT
// sim/periph/tim.h -- the timers TIM1 (RM0008 chapter 14) and TIM2-4 (chapter 15).
#ifndef SIM_PERIPH_TIM_H
#define SIM_PERIPH_TIM_H

#include "sim/periph/periph.h"

#define SIM_TIMERS 4

void sim_tim_init(void);
// GPIO's side: the digital input of a pin changed.
void sim_tim_input_changed(unsigned pin, bool level);
// AFIO's side: MAPR has changed.
void sim_tim_remapped(void);
// RCC's side: the APB prescalers are about to change, and have changed.
void sim_tim_clock_changing(void);
void sim_tim_clock_changed(void);
// RCC's side: HSE has failed, which is a break to TIM1.
void sim_tim_clock_failure(void);
// The ADCs' side: a call when the output of a timer's channel (1-4) goes high, or its TRGO (channel 0).
void sim_tim_on_signal(void (*call)(unsigned timer, unsigned channel));

#endif
