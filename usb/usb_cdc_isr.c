// SPDX-License-Identifier: MIT
// usb/usb_cdc_isr.c -- both ends of the queues: the program's, and the interrupt's.
#include "usb/usb_cdc.h"

enum { OUT = 1, IN = USB_IN | 1 };

static usb_cdc_t *const cdc = &usb_cdc;

// ---- the program's -----------------------------------------------------------------------------
int usb_cdc_read(void) {
    uint8_t out = cdc->rx_out;
    if (out == cdc->rx_in) {
        return -1;
    }
    uint8_t byte = cdc->rx[out++];
    cdc->rx_out = out;
    if (cdc->first != cdc->last &&
        out % USB_PACKET == 0) { // a packet's room at a time; comes before the queue is empty
        usb_ctrl_wake();
    }
    return byte;
}

size_t usb_cdc_write(const char *data, size_t len) {
    size_t n = 0;
    if (usb_ctrl_get(USB_IN | 1) == USB_EP_OFF) {
        return len;
    }
    while (n < len && (uint8_t)(cdc->tx_in - cdc->tx_out) < USB_TX_SIZE) {
        cdc->tx[cdc->tx_in % USB_TX_SIZE] = (uint8_t)data[n++];
        cdc->tx_in++;
    }
    usb_ctrl_wake();
    return n;
}

// ---- the interrupt's ---------------------------------------------------------------------------
void usb_cdc_sent(void) {
    cdc->is_read = true;
}

// The break is noticed at once, whether there is room for the packet or not.
void usb_cdc_received(void) {
    unsigned buffer = cdc->last % USB_BUFFERS, len = usb_ctrl_received(OUT);
    int taken = -1;
    cdc->is_read = true;
    cdc->left[buffer] = (uint8_t)len;
    while (len--) {
        if (usb_ctrl_peek(USB_BUFFER + buffer, len) == cdc->break_byte) {
            taken = cdc->break_byte;
        }
    }
    cdc->taken[buffer] = (int16_t)taken;
    if (taken >= 0) {
        usb_cdc_on_break();
    }
}

// Readies a buffer for the next packet if there is one, then queues what there is room for of those that wait.
static void take(void) {
    for (;;) {
        // NAK: not halted, not off, and nothing unreported.
        if ((uint8_t)(cdc->last - cdc->first) < USB_BUFFERS - 1 &&
            usb_ctrl_get(OUT) == USB_EP_NAK) {
            usb_ctrl_buffer(USB_BUFFER + ++cdc->last % USB_BUFFERS);
            usb_ctrl_set(OUT, USB_EP_READY);
        }
        if (cdc->first == cdc->last) {
            return;
        }
        unsigned buffer = cdc->first % USB_BUFFERS;
        for (; cdc->left[buffer]; cdc->left[buffer]--) {
            uint8_t byte = usb_ctrl_peek(USB_BUFFER + buffer, cdc->at);
            uint8_t next = (uint8_t)(cdc->rx_in + 1);
            if (byte != cdc->taken[buffer]) {
                if (next == cdc->rx_out) {
                    return;
                }
                cdc->rx[cdc->rx_in] = byte;
                cdc->rx_in = next;
            }
            cdc->at++;
        }
        cdc->at = 0;
        cdc->first++;
    }
}

// A transfer ends with a packet that is not full, be it empty: else the host would wait for more.
static void give(void) {
    unsigned start = cdc->tx_out % USB_TX_SIZE, len = (uint8_t)(cdc->tx_in - cdc->tx_out);
    if (len > USB_TX_SIZE - start) {
        len = USB_TX_SIZE - start;
    }
    if ((len || cdc->full) && usb_ctrl_get(IN) == USB_EP_NAK) {
        usb_ctrl_send(1, (const void *)(cdc->tx + start), len);
        cdc->tx_out += len;
        cdc->full = len == USB_PACKET;
    }
}

void usb_cdc_service(void) {
    take();
    give();
}
