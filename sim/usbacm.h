// SPDX-License-Identifier: MIT
// sim/usbacm.h -- the host's driver for USB serial ports (CDC-ACM): a pty for the port of the board.
//
// It behaves as Linux's cdc_acm: DTR and RTS follow the opening and closing of the port, the baud rate follows
// the port's settings, the device is read only while the port is open.
#ifndef SIM_USBACM_H
#define SIM_USBACM_H

#include <stdbool.h>
#include <stdint.h>

// Opens the pty, tells its name on stderr and plugs the cable in. False: the system has no pty left.
bool sim_usbacm_pty(void);
bool sim_usbacm_present(void);
// Moves bytes between the pty and the buffers of the pipes. Never waits.
void sim_usbacm_poll(void);

#endif
