// SPDX-License-Identifier: MIT
// usb/usb_dev.c -- control transfers.
//
//     SETUP, answer with data:    send() ... send(), the host's empty packet ends it
//     SETUP, no data:             an empty packet from us ends it
//     SETUP, data from the host:  received(), an empty packet from us ends it
//
// A new SETUP packet may come at any point and drops what was under way. Whatever is not understood is
// refused: the endpoint stalls until the next SETUP.
#include "usb/usb_dev.h"

#include "usb/usb_cdc.h"
#include "usb/usb_ctrl.h"

// bmRequestType: to the device or IN, type, recipient; then bRequest.
#define REQUEST(type, request) ((type) | (request) << 8)
enum {
    OF_DEVICE = 0,
    OF_INTERFACE = 1,
    OF_ENDPOINT = 2,
    CLASS = 0x21, // and to an interface

    GET_STATUS = 0,
    CLEAR_FEATURE = 1,
    SET_FEATURE = 3,
    SET_ADDRESS = 5,
    GET_DESCRIPTOR = 6,
    GET_CONFIGURATION = 8,
    SET_CONFIGURATION = 9,
    GET_INTERFACE = 10,
    SET_INTERFACE = 11,

    SET_LINE_CODING = 0x20,
    GET_LINE_CODING = 0x21,
    SET_CONTROL_LINE_STATE = 0x22,
    SEND_BREAK = 0x23,

    REFUSED = -1,
};

static struct {
    const uint8_t *data; // what is still to be sent
    uint8_t left;
    uint8_t address; // 0x80 | address: to be taken when the request is done
    uint8_t line_coding[7];
} dev;

static bool configured(void) {
    return usb_ctrl_get(USB_IN | 1) != USB_EP_OFF;
}

// ---- endpoints ---------------------------------------------------------------------------------
static const uint8_t endpoints[] = {USB_IN | 2, USB_IN | 1, 1}; // the first is interface 0's

// But for the control endpoint, which needs no care.
static bool is_endpoint(unsigned address) {
    for (unsigned i = 0; i < sizeof(endpoints); i++) {
        if (endpoints[i] == address) {
            return configured();
        }
    }
    return false;
}

// No longer halted, and the next packet is DATA0. A packet that waits for the host still does.
static void restart(unsigned address) {
    bool waits = usb_ctrl_get(address) == USB_EP_READY;
    usb_ctrl_set(address, (waits ? USB_EP_READY : USB_EP_NAK) | USB_EP_DATA0);
}

static int set_configuration(unsigned value) {
    if (value > 1) {
        return REFUSED;
    }
    for (unsigned i = 0; i < sizeof(endpoints); i++) {
        if (value) {
            restart(endpoints[i]);
        } else {
            usb_ctrl_set(endpoints[i], USB_EP_OFF);
        }
    }
    return 0;
}

static int set_interface(const usb_setup_t *setup) {
    if (setup->value) {
        return REFUSED;
    }
    if (setup->index == 0) {
        restart(endpoints[0]);
    } else {
        restart(endpoints[1]);
        restart(endpoints[2]);
    }
    return 0;
}

// ---- requests ----------------------------------------------------------------------------------
// Those to an endpoint: halting it is the only feature that there is, of value 0.
static int endpoint_request(const usb_setup_t *setup, uint8_t *answer) {
    unsigned address = setup->index;
    bool control = (address & ~USB_IN) == 0;
    if (setup->value || !(control || is_endpoint(address))) {
        return REFUSED;
    }
    switch (setup->request) {
    case REQUEST(USB_IN | OF_ENDPOINT, GET_STATUS):
        answer[0] = usb_ctrl_get(address) == USB_EP_STALL;
        return 2;
    case REQUEST(OF_ENDPOINT, CLEAR_FEATURE):
        if (!control) {
            restart(address);
        }
        return 0;
    case REQUEST(OF_ENDPOINT, SET_FEATURE):
        if (control) {
            return REFUSED;
        }
        usb_ctrl_set(address, USB_EP_STALL);
        return 0;
    }
    return REFUSED;
}

static int interface_request(const usb_setup_t *setup) {
    if (setup->index > 1 || !configured()) {
        return REFUSED;
    }
    switch (setup->request) {
    case REQUEST(USB_IN | OF_INTERFACE, GET_STATUS): return 2;
    case REQUEST(USB_IN | OF_INTERFACE, GET_INTERFACE): return 1;
    case REQUEST(OF_INTERFACE, SET_INTERFACE): return set_interface(setup);
    case REQUEST(CLASS, SET_CONTROL_LINE_STATE): usb_cdc_opened(setup->value & 1); return 0;
    case REQUEST(CLASS, SEND_BREAK): usb_cdc_break(setup->value); return 0;
    case REQUEST(CLASS, SET_LINE_CODING):
        return setup->length == sizeof(dev.line_coding) ? 0 : REFUSED;
    case REQUEST(USB_IN | CLASS, GET_LINE_CODING):
        dev.data = dev.line_coding;
        return sizeof(dev.line_coding);
    }
    return REFUSED;
}

// Length of the answer, at dev.data: two zeros in `answer` unless something else is put there.
static int answer_to(const usb_setup_t *setup, uint8_t *answer) {
    switch (setup->request) {
    case REQUEST(USB_IN, GET_STATUS): return 2; // powered from the bus, does not wake the host
    case REQUEST(USB_IN, GET_DESCRIPTOR): return usb_desc_get(setup->value, &dev.data, answer);
    case REQUEST(USB_IN, GET_CONFIGURATION): answer[0] = configured(); return 1;
    case REQUEST(OF_DEVICE, SET_CONFIGURATION): return set_configuration(setup->value);
    case REQUEST(OF_DEVICE, SET_ADDRESS):
        dev.address = (uint8_t)(0x80 | setup->value);
        return setup->value < 0x80 ? 0 : REFUSED;
    }
    return (setup->request & 3) == OF_ENDPOINT ? endpoint_request(setup, answer)
                                               : interface_request(setup);
}

// ---- the control endpoint ----------------------------------------------------------------------
// The status packet is taken with the last of the data; a host that ends early gets a stall.
static void send(void) {
    unsigned len = dev.left < USB_PACKET ? dev.left : USB_PACKET;
    dev.data += len;
    dev.left -= len;
    // Before the data are ready: the status packet may follow them at once.
    usb_ctrl_set(0, dev.left ? USB_EP_STALL : USB_EP_READY);
    usb_ctrl_send(0, dev.data - len, len);
}

void usb_dev_reset(void) {
    dev.left = dev.address = 0;
    usb_cdc_reset();
}

// No answer is a multiple of USB_PACKET long: the host knows the last packet by its being short, or by
// having all that it asked for.
void usb_dev_setup(const usb_setup_t *setup) {
    uint8_t answer[USB_DESCRIPTOR_MAX] = {0};
    dev.data = answer;
    dev.left = dev.address = 0;
    int len = answer_to(setup, answer);
    bool in = setup->request & USB_IN;
    if (len < 0 || (!in && setup->length && setup->request >> 8 != SET_LINE_CODING)) {
        usb_ctrl_set(USB_IN, USB_EP_STALL);
        usb_ctrl_set(0, USB_EP_STALL);
    } else if (!in && setup->length) {
        usb_ctrl_set(0, USB_EP_READY);
    } else if (in && setup->length) {
        dev.left = (uint8_t)(len < setup->length ? len : setup->length);
        send();
    } else {
        usb_ctrl_send(0, answer, 0);
    }
}

void usb_dev_sent(void) {
    if (dev.address) {
        usb_ctrl_set_address(dev.address & 0x7F);
        dev.address = 0;
    } else if (dev.left) {
        send();
    }
}

// A line coding, or the empty packet that ends an answer.
void usb_dev_received(void) {
    unsigned len = usb_ctrl_received(0);
    if (len == sizeof(dev.line_coding)) {
        for (unsigned i = 0; i < len; i++) {
            dev.line_coding[i] = usb_ctrl_peek(0, i);
        }
        usb_ctrl_send(0, dev.line_coding, 0);
    } else if (len) {
        usb_ctrl_set(USB_IN, USB_EP_STALL);
    }
}
