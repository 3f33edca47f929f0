// SPDX-License-Identifier: MIT
// sim/trace.h -- one line on stderr for each instruction: cycle, pc, code, the registers it
// changed.
#ifndef SIM_TRACE_H
#define SIM_TRACE_H

void sim_trace_start(void);

#endif
