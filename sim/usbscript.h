// SPDX-License-Identifier: MIT
// sim/usbscript.h -- a USB host for tests, in calls that return when what they ask for has happened: meanwhile
// simulated time passes. For use instead of sim_run(), never from inside the simulation.
#ifndef SIM_USBSCRIPT_H
#define SIM_USBSCRIPT_H

#include "sim/usbhost.h"

// Where a run ends that cannot go on (lockup, a signal, --max-insns): told on stderr, then this is called with the
// exit status. It must not return.
void sim_usb_on_end(void (*end)(int status), uint64_t max_insns);

// Lets time pass.
void sim_usb_pass(uint64_t ns);
// Lets time pass until it holds, or for that long; whether it holds.
bool sim_usb_wait(bool (*holds)(void), uint64_t ns);
// Waits until the device is configured; false: after that time it is not.
bool sim_usb_wait_configured(uint64_t ns);

// A control request; got (may be NULL): the bytes that came. Given up after 5 seconds (SIM_USB_CANCELLED).
sim_usb_status_t sim_usb_request(unsigned type, unsigned request, unsigned value, unsigned index,
                                 void *data, unsigned len, unsigned *got);
// A transfer over a pipe that the caller has set up (not its ended).
sim_usb_status_t sim_usb_transfer(sim_usb_pipe_t *pipe, void *data, unsigned len, unsigned *got,
                                  uint64_t ns);
// One transaction, as it is; the answer. For IN, data takes up to len bytes and got tells how many.
sim_usb_pid_t sim_usb_raw(unsigned address, unsigned endpoint, sim_usb_pid_t token,
                          sim_usb_pid_t pid, void *data, unsigned len, unsigned *got);
// The same with the next transaction damaged, or the host's ACK lost.
typedef enum { SIM_USB_GOOD, SIM_USB_DAMAGED, SIM_USB_ACK_LOST } sim_usb_fault_t;
void sim_usb_next_raw(sim_usb_fault_t fault);

#endif
