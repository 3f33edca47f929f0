// SPDX-License-Identifier: MIT
// sim/gdb.h -- a gdb server on 127.0.0.1: the remote serial protocol of the gdb manual, appendix E.
//
// The run loop owns time. It polls here between slices and hands over when something stopped the
// core; sim_gdb_serve() then answers gdb until gdb lets the core go on.
#ifndef SIM_GDB_H
#define SIM_GDB_H

#include <stdbool.h>

#include "sim/cpu/cpu.h"

// Listens on the port (0: any free one) and tells it on stderr. False: the port is taken.
bool sim_gdb_listen(unsigned port);
bool sim_gdb_attached(void);
// True if gdb wants the core to stop: it has just connected, or has sent Ctrl-C.
bool sim_gdb_interrupts(void);
// The core stands: tells gdb why, then answers it until it continues or detaches. True: gdb has
// killed the program, so the run is over.
bool sim_gdb_serve(enum sim_stop why);

#endif
