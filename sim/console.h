// SPDX-License-Identifier: MIT
// sim/console.h -- what this computer connects to the USARTs: its terminal, a pipe, or a pty.
#ifndef SIM_CONSOLE_H
#define SIM_CONSOLE_H

#include <stdbool.h>
#include <stdint.h>

// Connects stdin and stdout to USART n. A terminal is put into raw mode until exit. Once only.
void sim_console_stdio(unsigned n);
// Opens a pty for USART n and tells its name on stderr. False: the system has none left.
bool sim_console_pty(unsigned n);

// True if a person or a program talks to a console, so that simulated time must keep to real time.
bool sim_console_interactive(void);
// Moves bytes both ways. Waits for input for up to that long when there is nothing to do.
void sim_console_poll(int64_t wait_ns);
void sim_console_flush(void);
// True once the user has typed Ctrl-] on the terminal.
bool sim_console_left(void);
// True if anything is connected.
bool sim_console_present(void);
// True if something is connected, and all input has ended and has gone to the board.
bool sim_console_ended(void);
// Counts the bytes that went either way: an idle line keeps it still.
uint64_t sim_console_traffic(void);

#endif
