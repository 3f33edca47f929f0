// SPDX-License-Identifier: MIT
// usb/usb_cdc.c -- the queues between the bulk endpoints and the program.
//
//     endpoint 1 OUT -> packets in the controller -> rx -> usb_cdc_read()
//     usb_cdc_write() -> tx -> packet in the controller -> endpoint 1 IN
#include "usb/usb_cdc.h"

#include "usb/usb_ctrl.h"

enum {
    RX_SIZE = 256, // an uint8_t index wraps by itself
    TX_SIZE = 64,  // power of two; a whole packet
    PATIENCE_CLOSED = 500,
    PATIENCE_OPEN = 5000,
    OUT = 1,
    IN = USB_IN | 1,
};

// Received bytes are counted by rx_in (interrupt) and rx_out (program), bytes to be sent by tx_in (program)
// and tx_out (interrupt). Of rx one slot stays empty, so that equal indices mean empty.
static struct {
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
    volatile uint8_t rx[RX_SIZE];
    volatile uint8_t tx[TX_SIZE];
} cdc;

// ---- in the interrupt --------------------------------------------------------------------------
void usb_cdc_reset(void) {
    cdc.tx_out = cdc.tx_in;
    cdc.full = cdc.is_read = cdc.is_open = false;
}

void usb_cdc_opened(bool open) {
    cdc.is_open = open;
    cdc.is_read |= open;
}

void usb_cdc_suspended(bool suspended) {
    cdc.is_read = !suspended;
}

void usb_cdc_sent(void) {
    cdc.is_read = true;
}

// The break is noticed at once, whether there is room for the packet or not.
void usb_cdc_received(void) {
    unsigned buffer = cdc.last % USB_BUFFERS, len = usb_ctrl_received(OUT);
    int taken = -1;
    cdc.is_read = true;
    cdc.left[buffer] = (uint8_t)len;
    while (len--) {
        if (usb_ctrl_peek(USB_BUFFER + buffer, len) == cdc.break_byte) {
            taken = cdc.break_byte;
        }
    }
    cdc.taken[buffer] = (int16_t)taken;
    if (taken >= 0) {
        usb_cdc_on_break();
    }
}

// Readies a buffer for the next packet if there is one, then queues what there is room for of those that wait.
static void take(void) {
    for (;;) {
        // NAK: not halted, not off, and nothing unreported.
        if ((uint8_t)(cdc.last - cdc.first) < USB_BUFFERS - 1 && usb_ctrl_get(OUT) == USB_EP_NAK) {
            usb_ctrl_buffer(USB_BUFFER + ++cdc.last % USB_BUFFERS);
            usb_ctrl_set(OUT, USB_EP_READY);
        }
        if (cdc.first == cdc.last) {
            return;
        }
        unsigned buffer = cdc.first % USB_BUFFERS;
        for (; cdc.left[buffer]; cdc.left[buffer]--) {
            uint8_t byte = usb_ctrl_peek(USB_BUFFER + buffer, cdc.at);
            uint8_t next = (uint8_t)(cdc.rx_in + 1);
            if (byte != cdc.taken[buffer]) {
                if (next == cdc.rx_out) {
                    return;
                }
                cdc.rx[cdc.rx_in] = byte;
                cdc.rx_in = next;
            }
            cdc.at++;
        }
        cdc.at = 0;
        cdc.first++;
    }
}

// A transfer ends with a packet that is not full, be it empty: else the host would wait for more.
static void give(void) {
    unsigned start = cdc.tx_out % TX_SIZE, len = (uint8_t)(cdc.tx_in - cdc.tx_out);
    if (len > TX_SIZE - start) {
        len = TX_SIZE - start;
    }
    if ((len || cdc.full) && usb_ctrl_get(IN) == USB_EP_NAK) {
        usb_ctrl_send(1, (const void *)(cdc.tx + start), len);
        cdc.tx_out += len;
        cdc.full = len == USB_PACKET;
    }
}

void usb_cdc_service(void) {
    take();
    give();
}

// ---- in the program ----------------------------------------------------------------------------
int usb_cdc_read(void) {
    uint8_t out = cdc.rx_out;
    if (out == cdc.rx_in) {
        return -1;
    }
    uint8_t byte = cdc.rx[out++];
    cdc.rx_out = out;
    if (cdc.first != cdc.last &&
        out % USB_PACKET == 0) { // a packet's room at a time; comes before the queue is empty
        usb_ctrl_wake();
    }
    return byte;
}

bool usb_cdc_readable(void) {
    return cdc.rx_in != cdc.rx_out;
}

size_t usb_cdc_write(const char *data, size_t len) {
    size_t n = 0;
    if (usb_ctrl_get(IN) == USB_EP_OFF) {
        return len;
    }
    while (n < len && (uint8_t)(cdc.tx_in - cdc.tx_out) < TX_SIZE) {
        cdc.tx[cdc.tx_in % TX_SIZE] = (uint8_t)data[n++];
        cdc.tx_in++;
    }
    usb_ctrl_wake();
    return n;
}

unsigned usb_cdc_patience(void) {
    if (!cdc.is_read) {
        return 0;
    }
    return cdc.is_open ? PATIENCE_OPEN : PATIENCE_CLOSED;
}

void usb_cdc_give_up(void) {
    cdc.is_read = false;
}

void usb_cdc_set_break(int byte) {
    cdc.break_byte = (int16_t)byte;
}
