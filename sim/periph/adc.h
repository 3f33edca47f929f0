// SPDX-License-Identifier: MIT
// sim/periph/adc.h -- the converters ADC1 and ADC2 (RM0008 chapter 11).
#ifndef SIM_PERIPH_ADC_H
#define SIM_PERIPH_ADC_H

#include "sim/periph/periph.h"

void sim_adc_init(void);
// EXTI's side: an edge that a line is set to react to (11 and 15 are triggers).
void sim_adc_exti(unsigned line);
// The chip's temperature, 25 until this is called.
void sim_adc_set_temperature(double celsius);

#endif
