// SPDX-License-Identifier: MIT
#include "chip/stm32f1/timer.h"

static enum irq irq_of(unsigned index) {
    return index ? (enum irq)(IRQ_TIM2 + index - 1) : IRQ_TIM1_UP;
}

uint32_t hw_timer_divide(uint32_t cycles, uint32_t *counts) {
    uint32_t prescaler = (cycles - 1) / HW_TIMER_MOST;
    *counts = (cycles + prescaler / 2) / (prescaler + 1);
    return prescaler;
}

static void set_period(tim_regs_t *tim, uint32_t prescaler, uint32_t counts) {
    tim->PSC = prescaler;
    tim->ARR = counts - 1;
}

void hw_timer_start(unsigned index, uint32_t cycles, bool once) {
    tim_regs_t *tim = hw_timer_regs(index);
    uint32_t counts, prescaler = hw_timer_divide(cycles, &counts);
    hw_periph_start((enum hw_periph)(HW_TIM1 + index));
    set_period(tim, prescaler, counts);
    tim->CR1 = TIM_CR1_URS | (once ? TIM_CR1_OPM : 0);
    tim->EGR = TIM_EGR_UG; // takes the prescaler over
    tim->SR = 0;
    tim->DIER = TIM_DIER_UIE;
    tim->CR1 |= TIM_CR1_CEN;
    hw_irq_enable(irq_of(index));
}

void hw_timer_stop(unsigned index) {
    hw_timer_regs(index)->CR1 = 0;
    hw_timer_regs(index)->DIER = 0;
    hw_periph_stop((enum hw_periph)(HW_TIM1 + index));
}

bool hw_pwm_running(unsigned index) {
    return hw_timer_regs(index)->CR1 & TIM_CR1_CEN; // without a clock it reads 0
}

// The new period begins when the present one is over.
void hw_pwm_period(unsigned index, uint32_t prescaler, uint32_t counts) {
    tim_regs_t *tim = hw_timer_regs(index);
    if (hw_pwm_running(index)) {
        set_period(tim, prescaler, counts);
        return;
    }
    hw_periph_start((enum hw_periph)(HW_TIM1 + index));
    set_period(tim, prescaler, counts);
    tim->EGR = TIM_EGR_UG;
    if (index == 0) {
        tim->BDTR = TIM_BDTR_MOE;
    }
    tim->CR1 = TIM_CR1_ARPE | TIM_CR1_CEN;
}

static void set_bits(volatile uint32_t *reg, unsigned shift, uint32_t mask, uint32_t value) {
    *reg = (*reg & ~(mask << shift)) | value << shift;
}

void hw_pwm_channel(unsigned index, unsigned channel, uint32_t counts, bool invert) {
    tim_regs_t *tim = hw_timer_regs(index);
    bool first = !tim->CCER;
    set_bits(&tim->CCMR[channel >> 1], (channel & 1) * 8, 0xFF, TIM_CCMR_PWM_1 | TIM_CCMR_OCPE);
    tim->CCR[channel] = counts; // counts from the next period on
    set_bits(&tim->CCER, channel * 4, 0xF, TIM_CCER_CCE | (invert ? TIM_CCER_CCP : 0));
    if (first) { // that begins now
        tim->EGR = TIM_EGR_UG;
    }
}

void hw_pwm_off(unsigned index, unsigned channel) {
    tim_regs_t *tim = hw_timer_regs(index);
    set_bits(&tim->CCER, channel * 4, 0xF, 0);
    if (!tim->CCER) {
        hw_timer_stop(index);
    }
}
