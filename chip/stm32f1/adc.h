// SPDX-License-Identifier: MIT
// chip/stm32f1/adc.h -- ADC1, one conversion at a time.
#ifndef CHIP_STM32F1_ADC_H
#define CHIP_STM32F1_ADC_H

#include <stdint.h>

enum { HW_ADC_TEMPERATURE = 16, HW_ADC_REFERENCE = 17, HW_ADC_CHANNELS = 18 };

// Switches it on and calibrates it; once.
void hw_adc_init(void);
// 0 to 4095. time: of sampling, enum of RM0008 11.12.4, 0 (1.5 cycles) to 7 (239.5).
unsigned hw_adc_read(unsigned channel, unsigned time);

#endif
