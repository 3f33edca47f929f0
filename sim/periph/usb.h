// SPDX-License-Identifier: MIT
// sim/periph/usb.h -- the full-speed USB device peripheral (RM0008 chapter 23), a transaction at a time.
//
// Line states (idle, reset, resume) are levels of the wires at PA11 (D-) and PA12 (D+). Packets are
// not: the host hands over a whole transaction, once as its token arrives, when the peripheral decides
// what it will answer, and once at its end, when that takes effect in the registers.
#ifndef SIM_PERIPH_USB_H
#define SIM_PERIPH_USB_H

#include "sim/periph/periph.h"

// Packet identifiers (USB 2.0 table 8-1). SIM_USB_NOTHING: nobody has answered.
typedef enum {
    SIM_USB_NOTHING = 0,
    SIM_USB_OUT = 1,
    SIM_USB_ACK = 2,
    SIM_USB_DATA0 = 3,
    SIM_USB_SOF = 5,
    SIM_USB_IN = 9,
    SIM_USB_NAK = 10,
    SIM_USB_DATA1 = 11,
    SIM_USB_SETUP = 13,
    SIM_USB_STALL = 14,
} sim_usb_pid_t;

#define SIM_USB_MAX_PACKET 1023u // isochronous; the others have at most 64 bytes

typedef struct sim_usb_transaction {
    // The host fills in:
    sim_usb_pid_t token;       // OUT, IN or SETUP
    uint8_t address, endpoint; // endpoint: its number alone
    bool damaged;              // noise on the host's packets: their CRC is wrong
    sim_usb_pid_t pid;         // of the data; the device's, for IN
    uint16_t len;              // of the data; the device's, for IN
    uint8_t data[SIM_USB_MAX_PACKET];
    // The device answers ACK, NAK, STALL or nothing; to IN it answers DATA0 or DATA1 (with data), NAK, STALL or
    // nothing.
    sim_usb_pid_t answer;
    // private:
    uint8_t n;
    bool iso;
    uint32_t epoch;
} sim_usb_transaction_t;

void sim_usb_init(void);

// The packets of the host arrive: sets answer and, for IN, the data.
void sim_usb_begin(sim_usb_transaction_t *transaction);
// The end of the transaction. acked: for IN, the host's ACK arrived. The answer becomes SIM_USB_NOTHING when
// the peripheral was reset or switched off meanwhile.
void sim_usb_end(sim_usb_transaction_t *transaction, bool acked);
// A start of frame with this number.
void sim_usb_sof(unsigned frame);
// Called when the program has changed something that may change the answer to the host's next try.
void sim_usb_on_change(void (*changed)(void));

#endif
