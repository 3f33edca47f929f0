// SPDX-License-Identifier: MIT
// usb/usb_cdc.h -- the serial port: bytes from the host and to it.
//
// Input has real flow control. What arrives goes into a queue; packets for which it has no room stay in
// the controller, and when its buffers are full the host is told to wait. Nothing is ever dropped. Output
// goes through a small buffer of ours and one of the controller's.
//
// The interrupt and the program share the queues without locks: each index has one writer.
#ifndef USB_USB_CDC_H
#define USB_USB_CDC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "usb/usb_ctrl.h"

// ---- for the program ---------------------------------------------------------------------------
// Next byte from the host, or -1 when there is none.
int usb_cdc_read(void);
bool usb_cdc_readable(void);
// Takes as many bytes as there is room for and returns their number; all of them, to no effect, when no
// host has configured the device.
size_t usb_cdc_write(const char *data, size_t len);
// For how many ms to wait for room. 0 when the host does not seem to read, until it takes or sends a packet,
// opens the port, or the bus resumes. A program that has the port open may be busy with something else.
unsigned usb_cdc_patience(void);
// For a writer that has waited long enough.
void usb_cdc_give_up(void);

// Byte that is not queued but calls usb_cdc_on_break() from the interrupt, as soon as it arrives;
// -1: none. To be called before the device starts. The packets that wait in the controller are looked through, too.
void usb_cdc_set_break(int byte);
// Given by whoever uses the port.
void usb_cdc_on_break(void);

// ---- for usb_dev.c, in the interrupt; for more of that see usb/usb_ctrl.h -----------------------
void usb_cdc_reset(void);
void usb_cdc_opened(bool open); // DTR
// The host asks for a break of so many ms on the line, 0: for its end. Where there is a break byte, it is as good as that, and is
// seen behind any number of unread bytes: it does not come with them.
void usb_cdc_break(unsigned ms);

// For whoever switches the controller off: what waits there is lost.
void usb_cdc_off(void);

// ---- private: use the functions -----------------------------------------------------------------
enum {
    USB_RX_SIZE = 256, // an uint8_t index wraps by itself
    USB_TX_SIZE = 64,  // power of two; a whole packet
};

// Received bytes are counted by rx_in (interrupt) and rx_out (program), bytes to be sent by tx_in (program)
// and tx_out (interrupt). Of rx one slot stays empty, so that equal indices mean empty.
typedef struct usb_cdc {
    // The packets first ... last - 1 wait in their buffers, the next goes to last, all modulo USB_BUFFERS.
    uint8_t first, last;
    uint8_t at; // the first is queued up to here
    volatile uint8_t rx_in, rx_out;
    volatile uint8_t tx_in, tx_out;
    bool full; // the packet sent last had USB_PACKET bytes, so the transfer goes on
    volatile bool is_read, is_open;
    volatile int16_t break_byte;
    uint8_t left[USB_BUFFERS];  // bytes in the buffer that are not queued yet
    int16_t taken[USB_BUFFERS]; // the break byte that has been noticed in it, or -1
    volatile uint8_t rx[USB_RX_SIZE];
    volatile uint8_t tx[USB_TX_SIZE];
} usb_cdc_t;
extern usb_cdc_t usb_cdc;

#endif
