// SPDX-License-Identifier: MIT
// sim/periph/mco.h -- the microcontroller's clock output at PA8 (RM0008 7.2.10).
#ifndef SIM_PERIPH_MCO_H
#define SIM_PERIPH_MCO_H

#include <stdint.h>

void sim_mco_init(void);
// RCC's side: a clock of that frequency comes out; 0: it stands still. source: the field MCO, below 4: none. Also
// to be called when the core's clock has changed.
void sim_mco_set(uint32_t hz, unsigned source);

#endif
