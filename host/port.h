// SPDX-License-Identifier: MIT
// host/port.h -- what main() tells the port on a PC.
#ifndef HOST_PORT_H
#define HOST_PORT_H

#include <stdbool.h>

// Signals, the terminal and the limit of the C stack, which is counted from here.
void host_port_init(void);
// The terminal's line discipline: off while the prompt edits, on while a program runs.
void host_port_restore(void);
// True when the console's input has ended.
bool host_port_at_end(void);

#endif
