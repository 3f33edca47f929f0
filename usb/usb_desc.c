// SPDX-License-Identifier: MIT
// usb/usb_desc.c -- who we are: one CDC-ACM serial port (CDC 1.2, PSTN 1.2) with the class codes
// that every system has a driver for.
#include "usb/usb_ctrl.h"
#include "usb/usb_dev.h"

enum {
    DEVICE = 1,
    CONFIGURATION = 2,
    STRING = 3,
    INTERFACE = 4,
    ENDPOINT = 5,
    CS_INTERFACE = 0x24,
    BULK = 2,
    INTERRUPT = 3,
};

#define PRODUCT "MicroPython (Pyll)"
#define WORD(n) (n) & 255, (n) >> 8

enum { STRING_LANGUAGES, STRING_PRODUCT, STRING_SERIAL };

// The manufacturer's name is the product's: tools look for "MicroPython" in either.
static const uint8_t device[] = {
    18,
    DEVICE,
    WORD(0x0200), // USB 2.0
    2,
    0,
    0,
    USB_PACKET, // a communications device
    WORD(0x1209),
    WORD(0xADDA),
    WORD(0x0100),
    STRING_PRODUCT,
    STRING_PRODUCT,
    STRING_SERIAL,
    1,
};

// clang-format off
static const uint8_t configuration[] = {
    9, CONFIGURATION, WORD(67), 2, 1, 0, 0x80, 250 / 2, // two interfaces; from the bus, 250 mA at most
    9, INTERFACE, 0, 0, 1, 2, 2, 1, 0,                  // communication: abstract control, AT commands
        5, CS_INTERFACE, 0, WORD(0x0110),               // header
        5, CS_INTERFACE, 1, 0, 1,                       // call management: none, over interface 1
        4, CS_INTERFACE, 2, 6,                          // abstract control: break, line coding, line state
        5, CS_INTERFACE, 6, 0, 1,                       // union of the interfaces 0 and 1
        7, ENDPOINT, USB_IN | 2, INTERRUPT, WORD(8), 255,
    9, INTERFACE, 1, 0, 2, 10, 0, 0, 0,                 // data
        7, ENDPOINT, 1, BULK, WORD(USB_PACKET), 0,
        7, ENDPOINT, USB_IN | 1, BULK, WORD(USB_PACKET), 0,
};
// clang-format on
_Static_assert(sizeof(configuration) == 67, "wTotalLength");

static const uint8_t languages[] = {4, STRING, WORD(0x0409)};

static char serial_digit(unsigned i) {
    return "0123456789ABCDEF"[usb_ctrl_serial()[i / 2] >> (i & 1 ? 0 : 4) & 15];
}

static int make_string(unsigned index, uint8_t *to) {
    unsigned n = index == STRING_PRODUCT ? sizeof(PRODUCT) - 1 : 2 * USB_SERIAL_SIZE;
    *to++ = (uint8_t)(2 + 2 * n);
    *to++ = STRING;
    for (unsigned i = 0; i < n; i++) {
        *to++ = (uint8_t)(index == STRING_PRODUCT ? PRODUCT[i] : serial_digit(i));
        *to++ = 0;
    }
    return (int)(2 + 2 * n);
}

int usb_desc_get(unsigned value, const uint8_t **data, uint8_t *scratch) {
    switch (value) {
    case DEVICE << 8: *data = device; return sizeof(device);
    case CONFIGURATION << 8: *data = configuration; return sizeof(configuration);
    case STRING << 8 | STRING_LANGUAGES: *data = languages; return sizeof(languages);
    case STRING << 8 | STRING_PRODUCT:
    case STRING << 8 | STRING_SERIAL: return make_string(value & 255, scratch);
    }
    return -1;
}
