// SPDX-License-Identifier: MIT
// sim/periph/afio.h -- alternate function I/O (RM0008 9.3, 9.4): which pin carries which signal.
#ifndef SIM_PERIPH_AFIO_H
#define SIM_PERIPH_AFIO_H

#include "sim/periph/periph.h"

void sim_afio_init(void);
// GPIO's side: the digital input of a pin changed.
void sim_afio_input_changed(unsigned pin, bool level);
// The present remapping of USART n (1-3), as the field's value in MAPR.
unsigned sim_afio_usart_remap(unsigned n);
// The same of timer n (1-4).
unsigned sim_afio_tim_remap(unsigned n);
// MAPR, for the peripherals that look for their field themselves.
uint32_t sim_afio_mapr(void);

#endif
