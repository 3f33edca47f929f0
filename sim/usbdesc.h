// SPDX-License-Identifier: MIT
// sim/usbdesc.h -- reads descriptors as a strict host does (USB 2.0 9.6, CDC 1.2 5.2, the IAD ECN).
#ifndef SIM_USBDESC_H
#define SIM_USBDESC_H

#include <stdbool.h>
#include <stdint.h>

// What is wrong with it (static text); NULL: nothing.
const char *sim_usb_check_device(const uint8_t *descriptor, unsigned len);
// All of a configuration, of which the device has sent len bytes.
const char *sim_usb_check_configuration(const uint8_t *descriptors, unsigned len);
const char *sim_usb_check_string(const uint8_t *descriptor, unsigned len);

// A serial port: an interface of the abstract control model with its data interface.
typedef struct sim_usb_acm {
    uint8_t control, data;   // interface numbers
    uint8_t notify, in, out; // endpoint addresses; notify 0: none
    uint8_t interval;        // of notify, ms
    uint16_t notify_size, in_size, out_size;
    uint8_t capabilities; // bmCapabilities of the ACM descriptor
} sim_usb_acm_t;

// The first one in a configuration that has been checked. False: there is none.
bool sim_usb_find_acm(const uint8_t *descriptors, sim_usb_acm_t *acm);

// A string descriptor as ASCII, other characters as '?'.
void sim_usb_string_text(const uint8_t *descriptor, unsigned len, char *to, unsigned size);

#endif
