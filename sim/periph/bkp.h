// SPDX-License-Identifier: MIT
// sim/periph/bkp.h -- the backup domain: backup registers and tamper pin (RM0008 chapter 6), RCC_BDCR, LSE, and
// what keeps all this while the power is off: VBAT, here a file.
#ifndef SIM_PERIPH_BKP_H
#define SIM_PERIPH_BKP_H

#include "sim/periph/periph.h"

void sim_bkp_init(bool high_density);
// The board has no 32 kHz crystal, or one that does not start.
void sim_bkp_no_lse(void);
// Takes the domain's state from this file, if it exists, and keeps it there at the end of the run. False: the file
// is none of ours. Before the first reset.
bool sim_bkp_keep(const char *path);

// RCC's side: its register BDCR lies in this domain.
uint32_t sim_bkp_read_bdcr(void);
void sim_bkp_write_bdcr(uint32_t value);
// The frequency that RTCCLK has now; 0: it stands still.
uint32_t sim_bkp_rtc_hz(void);
// RTC's calibration: pulses left out of 2^20.
unsigned sim_bkp_calibration(void);

#endif
