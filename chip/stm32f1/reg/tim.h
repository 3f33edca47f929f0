// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/tim.h -- advanced-control and general-purpose timers, RM0008 chapters 14 and 15.
#ifndef CHIP_STM32F1_REG_TIM_H
#define CHIP_STM32F1_REG_TIM_H

#include <stdint.h>

typedef struct {
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t SMCR;
    volatile uint32_t DIER;
    volatile uint32_t SR;
    volatile uint32_t EGR;
    volatile uint32_t CCMR[2];
    volatile uint32_t CCER;
    volatile uint32_t CNT;
    volatile uint32_t PSC;
    volatile uint32_t ARR;
    volatile uint32_t RCR;
    volatile uint32_t CCR[4];
    volatile uint32_t BDTR; // TIM1 alone
} tim_regs_t;

#define TIM1 ((tim_regs_t *)0x40012C00)
#define TIM2 ((tim_regs_t *)0x40000000)
#define TIM3 ((tim_regs_t *)0x40000400)
#define TIM4 ((tim_regs_t *)0x40000800)

#define TIM_CR1_CEN  (1u << 0)
#define TIM_CR1_URS  (1u << 2) // update interrupts by overflow alone, not by UG
#define TIM_CR1_OPM  (1u << 3)
#define TIM_CR1_ARPE (1u << 7)

#define TIM_DIER_UIE (1u << 0)
#define TIM_SR_UIF   (1u << 0)
#define TIM_EGR_UG   (1u << 0)

// A channel's eight bits of CCMR as an output, and its four of CCER.
#define TIM_CCMR_OCPE  (1u << 3)
#define TIM_CCMR_PWM_1 (6u << 4)
#define TIM_CCER_CCE   (1u << 0)
#define TIM_CCER_CCP   (1u << 1)

#define TIM_BDTR_MOE (1u << 15)

#endif
