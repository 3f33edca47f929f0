// SPDX-License-Identifier: MIT
// sim/profile.h -- how often the instruction at each address ran; tools/profile.py adds them up by function.
#ifndef SIM_PROFILE_H
#define SIM_PROFILE_H

void sim_profile_start(const char *path); // the file is written at the end: lines "address count"

#endif
