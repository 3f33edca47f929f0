// SPDX-License-Identifier: MIT
// sim/exec.h -- runs a Python file on the board through the prompt's raw mode, as mpremote does.
#ifndef SIM_EXEC_H
#define SIM_EXEC_H

#include <stdbool.h>

// Connects itself to USART1. False: the file cannot be read.
bool sim_exec_init(const char *path);
// What is going on, for the message when a run ends early: "waiting for the prompt".
const char *sim_exec_state(void);
// True when the program has ended; *status is then 0, or 1 after an uncaught exception.
bool sim_exec_done(int *status);

#endif
