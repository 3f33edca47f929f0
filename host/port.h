// SPDX-License-Identifier: MIT
// host/port.h -- what main() tells the port on a PC.
#ifndef HOST_PORT_H
#define HOST_PORT_H

#include <stdbool.h>

// Signals, the terminal, and the C stack of Python: what lies below the address given.
void host_port_init(const void *stack_top);
// The terminal's line discipline: off while the prompt edits, on while a program runs.
void host_port_restore(void);
// True when the console's input has ended.
bool host_port_at_end(void);

#endif
