// SPDX-License-Identifier: MIT
// sim/semihosting.h -- ARM's semihosting: BKPT 0xAB asks the debugger for a service (r0 which, r1 its argument).
//
// Many programs that were written to be tested print and end that way. Without it such a BKPT is a HardFault, as on a
// board without a debugger.
#ifndef SIM_SEMIHOSTING_H
#define SIM_SEMIHOSTING_H

#include <stdbool.h>

// From now on these calls are served: output on stdout and stderr, the end of the program as the process's status.
void sim_semihosting_start(void);
// For another hook of BKPT: true: the call was one of these and has been served.
bool sim_semihosting_serve(unsigned imm);

#endif
