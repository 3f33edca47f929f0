// SPDX-License-Identifier: MIT
// sim/profile.h -- how often the instruction at each address ran; tools/profile.py adds them up by function.
#ifndef SIM_PROFILE_H
#define SIM_PROFILE_H

// option: FILE, or FILE,rN,LOW-HIGH (hexadecimal): what runs in that range is an interpreter and counts for the address
// in rN. The file is written at the end: lines "address count".
void sim_profile_start(const char *option);

#endif
