// SPDX-License-Identifier: MIT
// sim/periph/rtc.h -- the real-time clock (RM0008 chapter 18): a counter of RTCCLK with a prescaler and an alarm.
#ifndef SIM_PERIPH_RTC_H
#define SIM_PERIPH_RTC_H

#include "sim/periph/periph.h"

void sim_rtc_init(void);
// The backup domain's side: RTCCLK may have changed; the domain is reset.
void sim_rtc_clock_changed(void);
void sim_rtc_domain_reset(void);
// PWR's side: Stop has ended.
void sim_rtc_woken(void);
// What the battery keeps.
typedef struct {
    uint32_t prescaler, counter, alarm, divider;
} sim_rtc_kept_t;
sim_rtc_kept_t sim_rtc_kept(void);
void sim_rtc_restore(const sim_rtc_kept_t *kept);

#endif
