// SPDX-License-Identifier: MIT
#include "sim/usbdesc.h"

#include <string.h>

enum {
    DEVICE = 1,
    CONFIGURATION = 2,
    STRING = 3,
    INTERFACE = 4,
    ENDPOINT = 5,
    ASSOCIATION = 11,
    CS_INTERFACE = 0x24,
};

static unsigned u16(const uint8_t *at) {
    return at[0] | (unsigned)at[1] << 8;
}

const char *sim_usb_check_device(const uint8_t *d, unsigned len) {
    if (len != 18 || d[0] != 18 || d[1] != DEVICE) {
        return "is not a device descriptor of 18 bytes";
    }
    if (u16(d + 2) < 0x0100 || u16(d + 2) > 0x0210) {
        return "bcdUSB is not 1.0 to 2.1";
    }
    if (d[7] != 8 && d[7] != 16 && d[7] != 32 && d[7] != 64) {
        return "bMaxPacketSize0 is not 8, 16, 32 or 64";
    }
    if (d[17] == 0) {
        return "bNumConfigurations is 0";
    }
    return NULL;
}

const char *sim_usb_check_string(const uint8_t *d, unsigned len) {
    if (len < 2 || d[1] != STRING || d[0] != len || len % 2) {
        return "is not a string descriptor";
    }
    return NULL;
}

// ---- configurations

static const char *check_chain(const uint8_t *d, unsigned len) {
    static const uint8_t least[] = {[INTERFACE] = 9, [ENDPOINT] = 7, [ASSOCIATION] = 8};
    for (unsigned at = 0; at < len; at += d[at]) {
        unsigned size = d[at];
        if (size < 2 || size > len - at) {
            return "a bLength does not fit";
        }
        if (d[at + 1] < sizeof least && size < least[d[at + 1]]) {
            return "a descriptor is too short";
        }
    }
    return NULL;
}

static const char *check_endpoint(const uint8_t *e, uint32_t *seen) {
    unsigned number = e[2] & 15, type = e[3] & 3, size = u16(e + 4) & 0x7FF;
    uint32_t bit = 1u << (number + (e[2] & 0x80 ? 16 : 0));
    if (number == 0 || e[2] & 0x70) {
        return "a wrong bEndpointAddress";
    }
    if (*seen & bit) {
        return "two endpoints of the same address";
    }
    *seen |= bit;
    if (type == 2 && size != 8 && size != 16 && size != 32 && size != 64) {
        return "a bulk endpoint's wMaxPacketSize is not 8, 16, 32 or 64";
    }
    if (type == 3 && (size == 0 || size > 64 || e[6] == 0)) {
        return "an interrupt endpoint's wMaxPacketSize or bInterval is wrong";
    }
    if (type == 0) {
        return "a control endpoint besides endpoint 0";
    }
    return NULL;
}

static const char *check_interfaces(const uint8_t *d, unsigned len) {
    uint32_t interfaces = 0, seen = 0;
    unsigned left = 0,
             covered = 0; // endpoints still to come; interfaces that an association speaks for
    for (unsigned at = d[0]; at < len; at += d[at]) {
        const char *wrong = NULL;
        if (d[at + 1] == INTERFACE) {
            if (left) {
                return "an interface has fewer endpoints than bNumEndpoints says";
            }
            if (d[at + 3] == 0) { // alternate settings use the same endpoints
                interfaces |= 1u << (d[at + 2] & 31);
            } else {
                seen = 0;
            }
            left = d[at + 4];
        } else if (d[at + 1] == ENDPOINT) {
            wrong = left-- == 0 ? "an interface has more endpoints than bNumEndpoints says"
                                : check_endpoint(d + at, &seen);
        } else if (d[at + 1] == ASSOCIATION) {
            covered += d[at + 3];
            wrong = d[at + 2] + d[at + 3] > d[4] ? "an association of interfaces that do not exist"
                                                 : NULL;
        }
        if (wrong) {
            return wrong;
        }
    }
    if (left) {
        return "an interface has fewer endpoints than bNumEndpoints says";
    }
    if (interfaces != (1ull << d[4]) - 1) {
        return "bNumInterfaces does not match the interfaces";
    }
    return covered > d[4] ? "associations of more interfaces than there are" : NULL;
}

const char *sim_usb_check_configuration(const uint8_t *d, unsigned len) {
    if (len < 9 || d[0] != 9 || d[1] != CONFIGURATION) {
        return "is not a configuration descriptor";
    }
    if (u16(d + 2) != len) {
        return "has not the length that wTotalLength says";
    }
    if (d[5] == 0) {
        return "bConfigurationValue is 0";
    }
    if (!(d[7] & 0x80) || d[7] & 0x1F) {
        return "bmAttributes has wrong reserved bits";
    }
    if (d[8] > 250) {
        return "bMaxPower is above 500 mA";
    }
    if (d[4] == 0 || d[4] > 31) {
        return "bNumInterfaces is wrong";
    }
    const char *wrong = check_chain(d, len);
    return wrong ? wrong : check_interfaces(d, len);
}

// ---- CDC-ACM

static void take_functional(const uint8_t *d, sim_usb_acm_t *acm) {
    if (d[0] >= 5 && d[2] == 6) { // union
        acm->data = d[4];
    } else if (d[0] >= 4 && d[2] == 2) { // ACM
        acm->capabilities = d[3];
    }
}

static void take_endpoint(const uint8_t *d, unsigned interface, sim_usb_acm_t *acm) {
    uint16_t size = (uint16_t)(u16(d + 4) & 0x7FF);
    if (interface == acm->control && (d[3] & 3) == 3) {
        acm->notify = d[2];
        acm->notify_size = size;
        acm->interval = d[6];
    } else if (interface == acm->data && (d[3] & 3) == 2 && d[2] & 0x80) {
        acm->in = d[2];
        acm->in_size = size;
    } else if (interface == acm->data && (d[3] & 3) == 2) {
        acm->out = d[2];
        acm->out_size = size;
    }
}

bool sim_usb_find_acm(const uint8_t *d, sim_usb_acm_t *acm) {
    unsigned len = u16(d + 2), interface = 0;
    bool found = false, mine = false; // within the control interface that was found
    memset(acm, 0, sizeof *acm);
    for (unsigned at = d[0]; at < len; at += d[at]) {
        const uint8_t *item = d + at;
        if (item[1] == INTERFACE) {
            interface = item[2];
            mine = !found && item[5] == 2 && item[6] == 2;
            if (mine) {
                found = true;
                acm->control = item[2];
                acm->data = (uint8_t)(item[2] + 1);
            }
        } else if (item[1] == CS_INTERFACE && mine) {
            take_functional(item, acm);
        } else if (item[1] == ENDPOINT && found) {
            take_endpoint(item, interface, acm);
        }
    }
    return found && acm->in && acm->out;
}

void sim_usb_string_text(const uint8_t *d, unsigned len, char *to, unsigned size) {
    unsigned n = 0;
    for (unsigned at = 2; at + 1 < len && n + 1 < size; at += 2) {
        unsigned c = u16(d + at);
        to[n++] = c >= 32 && c < 127 ? (char)c : '?';
    }
    to[n] = 0;
}
