// SPDX-License-Identifier: MIT
// usb/usb_dev.h -- the requests that every USB device answers (USB 2.0 chapter 9), those of its
// class, and its descriptors. The entry points are in usb/usb_ctrl.h; docs/design/usb.md explains.
#ifndef USB_USB_DEV_H
#define USB_USB_DEV_H

#include <stdint.h>

enum { USB_DESCRIPTOR_MAX = 2 + 2 * 24 }; // of those that are made on demand: the serial number

// The descriptor that wValue of GET_DESCRIPTOR names: its length, and in *data where it is, made
// in `scratch` (USB_DESCRIPTOR_MAX bytes) or constant. -1: there is none.
int usb_desc_get(unsigned value, const uint8_t **data, uint8_t *scratch);

#endif
