// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/adc.h -- analog-to-digital converter, RM0008 chapter 11.
#ifndef CHIP_STM32F1_REG_ADC_H
#define CHIP_STM32F1_REG_ADC_H

#include <stdint.h>

typedef struct {
    volatile uint32_t SR;
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t SMPR[2]; // of channels 10-17, of 0-9: three bits each
    volatile uint32_t JOFR[4];
    volatile uint32_t HTR;
    volatile uint32_t LTR;
    volatile uint32_t SQR1;
    volatile uint32_t SQR2;
    volatile uint32_t SQR3;
    volatile uint32_t JSQR;
    volatile uint32_t JDR[4];
    volatile uint32_t DR;
} adc_regs_t;
#define ADC1 ((adc_regs_t *)0x40012400)

#define ADC_SR_EOC        (1u << 1)
#define ADC_CR2_ADON      (1u << 0)
#define ADC_CR2_CAL       (1u << 2)
#define ADC_CR2_RSTCAL    (1u << 3)
#define ADC_CR2_EXTSEL_SW (7u << 17)
#define ADC_CR2_EXTTRIG   (1u << 20)
#define ADC_CR2_SWSTART   (1u << 22)
#define ADC_CR2_TSVREFE   (1u << 23)

#endif
