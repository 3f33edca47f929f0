// SPDX-License-Identifier: MIT
// chip/stm32f1/timer_isr.c -- the interrupts of timer.c.
#include "chip/stm32f1/timer.h"

static void serve(tim_regs_t *timer, unsigned index) {
    timer->SR = ~TIM_SR_UIF; // cleared by writing 0
    hw_on_source(HW_SOURCE_TIM + index);
}

void TIM1_UP_IRQHandler(void) {
    serve(TIM1, 0);
}
void TIM2_IRQHandler(void) {
    serve(TIM2, 1);
}
void TIM3_IRQHandler(void) {
    serve(TIM3, 2);
}
void TIM4_IRQHandler(void) {
    serve(TIM4, 3);
}
