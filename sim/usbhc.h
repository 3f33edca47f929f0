// SPDX-License-Identifier: MIT
// sim/usbhc.h -- the host's end of the USB cable: its two pins, frames, and transfers over pipes.
//
// It does what a host controller does: a SOF each millisecond, transactions in the order and at the rate of
// a full-speed bus (19 bulk packets of 64 bytes a frame), data toggles, retries. What to transfer is the
// business of its users: usbhost.c, usbhostile.c, tests. There is one host and one device, no hub.
#ifndef SIM_USBHC_H
#define SIM_USBHC_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/periph/usb.h"

// As in bmAttributes of an endpoint descriptor. RAW: one transaction, exactly as given, without retry.
typedef enum {
    SIM_USB_CONTROL,
    SIM_USB_ISO,
    SIM_USB_BULK,
    SIM_USB_INTERRUPT,
    SIM_USB_RAW,
} sim_usb_type_t;

typedef enum {
    SIM_USB_DONE,
    SIM_USB_STALLED,
    SIM_USB_NO_ANSWER, // three times
    SIM_USB_BABBLE,    // more data than the packet size, or than was asked for
    SIM_USB_PROTOCOL,  // an answer that USB does not allow here
    SIM_USB_CANCELLED, // by sim_usbhc_cancel(), a bus reset, or a disconnection
} sim_usb_status_t;

// One pipe, with at most one transfer at a time. The owner embeds it.
typedef struct sim_usb_pipe {
    // Set by the owner before the first transfer:
    uint8_t address, endpoint; // endpoint: its number alone
    bool in;                   // not for control pipes
    sim_usb_type_t type;
    uint16_t max_packet;
    uint8_t interval;                         // in frames; 0: not periodic
    void (*ended)(struct sim_usb_pipe *pipe); // the transfer is over; may begin the next one
    void *self;
    // The transfer:
    uint8_t setup[8];
    uint8_t *data; // caller's
    uint16_t len, done;
    sim_usb_status_t status;
    bool busy;
    bool toggle; // next data packet is DATA1; 0 after configuration and after ClearFeature(HALT)
    // Faults on the wire, each for one transaction:
    bool damage;   // the host's packets arrive damaged
    bool drop_ack; // the host's ACK does not arrive
    // RAW: token and data PID to send; the device's answer is in answer.
    sim_usb_pid_t token, pid, answer;
    // Counted: answers NAK to this transfer.
    unsigned naks;
    // private:
    unsigned stage, errors, next_frame;
    bool naked; // said NAK; no use in asking again before something changes
    bool cancelled;
    struct sim_usb_pipe *next;
} sim_usb_pipe_t;

typedef enum {
    SIM_USB_BUS_IDLE,    // no SOF: the device suspends
    SIM_USB_BUS_RUNNING, // a SOF each millisecond
    SIM_USB_BUS_RESET,   // both lines low; every transfer is cancelled
    SIM_USB_BUS_RESUME,  // the host drives K; RUNNING ends it properly
} sim_usb_bus_t;

// Plugs the cable in. plugged tells when a device's pull-up appears or vanishes, woken that a suspended
// device asks to be resumed.
void sim_usbhc_init(void (*plugged)(bool), void (*woken)(void));
bool sim_usbhc_plugged(void);
// The caller keeps to the times of USB 2.0 7.1.7.
void sim_usbhc_bus(sim_usb_bus_t state);
sim_usb_bus_t sim_usbhc_bus_state(void);
unsigned sim_usbhc_frame(void);

// Begins a transfer of len bytes: for IN the most that may come; a short packet ends it.
void sim_usbhc_transfer(sim_usb_pipe_t *pipe, uint8_t *data, uint16_t len);
// Begins a control transfer; data holds what setup's wLength says (NULL: nothing).
void sim_usbhc_control(sim_usb_pipe_t *pipe, const uint8_t setup[8], uint8_t *data);
// Ends the transfer with SIM_USB_CANCELLED, after the transaction under way; done tells how far it got.
// A transfer that was cancelled is not to be begun again in ended().
void sim_usbhc_cancel(sim_usb_pipe_t *pipe);

// Transactions so far, and those that were answered with NAK, which are not among the first.
uint64_t sim_usbhc_transactions(void);
uint64_t sim_usbhc_naks(void);
const char *sim_usb_status_text(sim_usb_status_t status);

#endif
