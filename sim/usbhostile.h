// SPDX-License-Identifier: MIT
// sim/usbhostile.h -- a host that breaks rules: wrong, cut off and repeated requests, lost and damaged packets, stalls,
// suspends and resets at any moment. Between, and at the end, it is a proper host: then the device must work.
#ifndef SIM_USBHOSTILE_H
#define SIM_USBHOSTILE_H

#include <stdint.h>

#define SIM_EXIT_USB 7

// Runs the chip, which has been reset, until the host has made that many transactions (NAKs not counted), then checks the device once
// more. Returns 0, or SIM_EXIT_USB after a message on stderr that says what the device failed in. The same seed
// gives the same run.
int sim_usbhostile_run(uint32_t seed, uint64_t transactions, uint64_t max_insns);

#endif
