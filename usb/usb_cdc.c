// SPDX-License-Identifier: MIT
// usb/usb_cdc.c -- the program's ends of the queues between the bulk endpoints and the program.
//
//     endpoint 1 OUT -> packets in the controller -> rx -> usb_cdc_read()
//     usb_cdc_write() -> tx -> packet in the controller -> endpoint 1 IN
#include "usb/usb_cdc.h"

enum { PATIENCE_CLOSED = 500, PATIENCE_OPEN = 5000 };

usb_cdc_t usb_cdc;
static usb_cdc_t *const cdc = &usb_cdc;

void usb_cdc_reset(void) {
    cdc->tx_out = cdc->tx_in;
    cdc->full = cdc->is_read = cdc->is_open = false;
}

void usb_cdc_opened(bool open) {
    cdc->is_open = open;
    cdc->is_read |= open;
}

void usb_cdc_suspended(bool suspended) {
    cdc->is_read = !suspended;
}

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

bool usb_cdc_readable(void) {
    return cdc->rx_in != cdc->rx_out;
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

unsigned usb_cdc_patience(void) {
    if (!cdc->is_read) {
        return 0;
    }
    return cdc->is_open ? PATIENCE_OPEN : PATIENCE_CLOSED;
}

void usb_cdc_give_up(void) {
    cdc->is_read = false;
}

void usb_cdc_set_break(int byte) {
    cdc->break_byte = (int16_t)byte;
}
