// SPDX-License-Identifier: MIT
// sim/run.h -- the loop that lets simulated time pass, and what ends it.
#ifndef SIM_RUN_H
#define SIM_RUN_H

#include <stdbool.h>
#include <stdint.h>

// Exit statuses of pyll-sim beside 0, and 1 for an uncaught exception under --exec.
enum {
    SIM_EXIT_USAGE = 2,
    SIM_EXIT_MAX_INSNS = 3,
    SIM_EXIT_DEAD = 4, // lockup, or asleep for ever, or a reset under --exec
    // 5 is SIM_EXIT_UNMODELLED
    SIM_EXIT_POWER_CUT = 6,
    SIM_EXIT_SIGNAL = 130,
};

typedef struct sim_run_options {
    uint64_t max_insns;
    bool exec; // sim_exec_init() has been called
    bool gdb;  // sim_gdb_listen() has been called
} sim_run_options_t;

// Runs the chip, which has been reset, until something ends the run. Returns the exit status.
int sim_run(const sim_run_options_t *options);
// Ends the run soon, as from a signal.
void sim_run_interrupt(void);
bool sim_run_interrupted(void);

#endif
