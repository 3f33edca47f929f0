// SPDX-License-Identifier: MIT
// sim/periph/exti.h -- external interrupts and events (RM0008 10.2): edges on lines 0-18.
#ifndef SIM_PERIPH_EXTI_H
#define SIM_PERIPH_EXTI_H

#include "sim/periph/periph.h"

// Lines 0-15 are pins; the others come from peripherals.
enum { SIM_EXTI_PVD = 16, SIM_EXTI_RTC_ALARM = 17, SIM_EXTI_USB_WAKEUP = 18, SIM_EXTI_LINES };

void sim_exti_init(void);
void sim_exti_set_line(unsigned line, bool level);
// Some pending bit is set.
bool sim_exti_pending(void);

#endif
