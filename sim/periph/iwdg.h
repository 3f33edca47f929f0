// SPDX-License-Identifier: MIT
// sim/periph/iwdg.h -- the independent watchdog (RM0008 chapter 19), which runs from LSI.
#ifndef SIM_PERIPH_IWDG_H
#define SIM_PERIPH_IWDG_H

#include "sim/periph/periph.h"

void sim_iwdg_init(void);
// FLASH's side: the option byte USER makes it a hardware watchdog, which starts with the reset.
void sim_iwdg_start(void);
bool sim_iwdg_running(void);

#endif
