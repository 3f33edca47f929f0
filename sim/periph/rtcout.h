// SPDX-License-Identifier: MIT
// sim/periph/rtcout.h -- what the RTC gives out at PC13 (BKP_RTCCR, RM0008 6.4.2): its clock, or pulses.
#ifndef SIM_PERIPH_RTCOUT_H
#define SIM_PERIPH_RTCOUT_H

#include <stdbool.h>

typedef enum {
    SIM_RTCOUT_NOTHING,
    SIM_RTCOUT_CLOCK,  // RTCCLK / 64
    SIM_RTCOUT_ALARM,  // a pulse of one RTCCLK with each alarm
    SIM_RTCOUT_SECOND, // with each second flag
} sim_rtcout_t;

void sim_rtcout_init(void);
// The backup domain's side: what comes out.
void sim_rtcout_set(sim_rtcout_t what);
// RTC's side: RTCCLK may have changed.
void sim_rtcout_clock_changed(void);
// These flags are raised now.
void sim_rtcout_flags(bool alarm);
// True if each second is to be told, whether or not the program looks at it.
bool sim_rtcout_wants_seconds(void);

#endif
