// SPDX-License-Identifier: MIT
// chip/stm32f1/timer_isr.c -- the interrupts of timer.c.
#include "chip/stm32f1/timer.h"

static void serve(unsigned index) {
    hw_timer_regs(index)->SR = ~TIM_SR_UIF; // cleared by writing 0
    hw_on_source(HW_SOURCE_TIM + index);
}

void TIM1_UP_IRQHandler(void) {
    serve(0);
}
void TIM2_IRQHandler(void) {
    serve(1);
}
void TIM3_IRQHandler(void) {
    serve(2);
}
void TIM4_IRQHandler(void) {
    serve(3);
}
