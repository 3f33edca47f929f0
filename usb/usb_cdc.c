// SPDX-License-Identifier: MIT
// usb/usb_cdc.c -- the state of the queues between the bulk endpoints and the program; usb_cdc_isr.c moves bytes.
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

void usb_cdc_off(void) {
    cdc->first = cdc->last;
    cdc->at = 0;
    usb_cdc_reset();
}

void usb_cdc_opened(bool open) {
    cdc->is_open = open;
    cdc->is_read |= open;
}

void usb_cdc_break(unsigned ms) {
    if (ms && cdc->break_byte >= 0) {
        usb_cdc_on_break();
    }
}

void usb_cdc_suspended(bool suspended) {
    cdc->is_read = !suspended;
}

bool usb_cdc_readable(void) {
    return cdc->rx_in != cdc->rx_out;
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
