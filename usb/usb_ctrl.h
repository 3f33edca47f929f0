// SPDX-License-Identifier: MIT
// usb/usb_ctrl.h -- what usb/ asks of a USB device controller, and what the controller tells it. To
// port the device to another chip, implement this header.
//
// An endpoint is named by its address on the bus: its number, with USB_IN added for the direction
// to the host. Endpoint 0 is the control endpoint, 1 is bulk both ways, 2 is interrupt IN; all
// packets have at most USB_PACKET bytes. The state of an endpoint lies in the controller alone:
// nobody keeps a copy that could be wrong after a bus reset.
//
// Everything here runs in the controller's interrupt, but for usb_ctrl_get() and usb_ctrl_wake(),
// which anybody may call.
#ifndef USB_USB_CTRL_H
#define USB_USB_CTRL_H

#include <stdbool.h>
#include <stdint.h>

enum {
    USB_IN = 0x80,
    USB_PACKET = 64,
    USB_BUFFER = 1,       // the first of endpoint 1's
    USB_BUFFERS = 4,      // so many
    USB_SERIAL_SIZE = 12, // bytes of the number that tells this device from its like
};

enum usb_ep_state {
    USB_EP_OFF,   // does not answer
    USB_EP_STALL, // refuses
    USB_EP_NAK,   // asks to try again later; so when a packet sent or received has been reported
    USB_EP_READY, // sends the packet that waits, or takes the next
    USB_EP_DATA0 = 4, // flag for usb_ctrl_set(): the next packet is DATA0
};

// The four words of a SETUP packet; request holds bmRequestType in its low byte, bRequest in its
// high byte.
typedef struct usb_setup {
    uint16_t request, value, index, length;
} usb_setup_t;

// ---- what the controller offers ----------------------------------------------------------------
void usb_ctrl_set(unsigned address, unsigned state);
enum usb_ep_state usb_ctrl_get(unsigned address);
// Copies the packet and makes the endpoint USB_EP_READY. May read one byte beyond an odd length.
void usb_ctrl_send(unsigned number, const void *data, unsigned len);
// Length of the packet that the endpoint received last.
unsigned usb_ctrl_received(unsigned number);
// A byte of the packet in that buffer, where it stays until the endpoint is READY again: the control endpoint has
// buffer 0, endpoint 1 receives into USB_BUFFER or another of its buffers, from usb_ctrl_buffer() on.
uint8_t usb_ctrl_peek(unsigned buffer, unsigned at);
void usb_ctrl_buffer(unsigned buffer);
// For the next packet on.
void usb_ctrl_set_address(unsigned address);
// Runs what the interrupt runs, now: for a program that has written or read.
void usb_ctrl_wake(void);
// USB_SERIAL_SIZE bytes.
const volatile uint8_t *usb_ctrl_serial(void);

// ---- what it calls -----------------------------------------------------------------------------
// The bus was reset: the address is 0 and every endpoint OFF but the control endpoint, which is NAK.
void usb_dev_reset(void);
// On endpoint 0. The SETUP packet has made both its directions NAK.
void usb_dev_setup(const usb_setup_t *setup);
void usb_dev_sent(void);
void usb_dev_received(void); // not for a SETUP packet
// On endpoint 1.
void usb_cdc_sent(void);
void usb_cdc_received(void);
// No host, or one that sleeps; and its return.
void usb_cdc_suspended(bool suspended);
// At the end of each interrupt.
void usb_cdc_service(void);

#endif
