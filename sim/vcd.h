// SPDX-License-Identifier: MIT
// sim/vcd.h -- a logic analyser: the levels of pins over time, as a Value Change Dump.
#ifndef SIM_VCD_H
#define SIM_VCD_H

// spec is FILE, or FILE:PA0,PB6,... for some of the pins. From now on every change is written, and the file is complete
// when the program exits. NULL, or what is wrong.
const char *sim_vcd_open(const char *spec);

#endif
