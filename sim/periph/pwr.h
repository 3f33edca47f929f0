// SPDX-License-Identifier: MIT
// sim/periph/pwr.h -- power control (RM0008 chapter 5): Stop and Standby, the backup domain's lock.
#ifndef SIM_PERIPH_PWR_H
#define SIM_PERIPH_PWR_H

#include "sim/periph/periph.h"

void sim_pwr_init(void);
// DBP: the backup domain may be written.
bool sim_pwr_backup_open(void);
// RTC's side: its alarm, which wakes from Standby.
void sim_pwr_rtc_alarm(void);
// Stop: an interrupt that comes not by EXTI has no clock.
bool sim_pwr_stopped(void);
// The supply's side: its voltage has changed (sim_wire_supply()).
void sim_pwr_supply_changed(void);
// Simulated ns that passed in Stop and Standby.
uint64_t sim_pwr_stopped_ns(void);

#endif
