// SPDX-License-Identifier: MIT
#include "chip/stm32f1/adc.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/periph.h"
#include "chip/stm32f1/reg/adc.h"

// The ADC's clock is 12 MHz at 72: with 8 it may be 14 at most. It must be on for a microsecond before anything else,
// and two of its cycles before it is calibrated (RM0008 11.4).
void hw_adc_init(void) {
    if (ADC1->CR2 & ADC_CR2_ADON) { // without a clock it reads 0
        return;
    }
    hw_periph_start(HW_ADC1);
    ADC1->CR2 = ADC_CR2_ADON | ADC_CR2_TSVREFE | ADC_CR2_EXTSEL_SW | ADC_CR2_EXTTRIG;
    hw_clock_spin_us(10); // the temperature sensor's, too
    ADC1->CR2 |= ADC_CR2_RSTCAL;
    while (ADC1->CR2 & ADC_CR2_RSTCAL) {
    }
    ADC1->CR2 |= ADC_CR2_CAL;
    while (ADC1->CR2 & ADC_CR2_CAL) {
    }
}

unsigned hw_adc_read(unsigned channel, unsigned time) {
    unsigned shift = channel % 10 * 3;
    ADC1->SMPR[channel < 10] = time << shift;
    ADC1->SQR3 = channel;
    ADC1->CR2 |= ADC_CR2_SWSTART;
    while (!(ADC1->SR & ADC_SR_EOC)) { // some 20 us at most
    }
    return ADC1->DR; // clears EOC
}
