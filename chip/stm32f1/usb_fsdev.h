// SPDX-License-Identifier: MIT
// chip/stm32f1/usb_fsdev.h -- starting the USB device; what it then does is in usb/usb_ctrl.h.
//
// A Blue Pill's pull-up on D+ is soldered in, so a host that saw the chip before a reset does not notice it.
// Holding D+ (PA12) low for a while looks to it as if the device was unplugged.
#ifndef CHIP_STM32F1_USB_FSDEV_H
#define CHIP_STM32F1_USB_FSDEV_H

#include <stdbool.h>

// Pulls D+ low. Before hw_clock_init().
void hw_usb_detach(void);
// Lets D+ go when it has been low for 5 ms, and waits for the host. Does nothing when that is done
// already, or without a crystal: USB needs 48 MHz within 0.25 %.
void hw_usb_attach(void);
bool hw_usb_attached(void);
// Switches it off, D+ low; hw_usb_attach() starts it anew.
void hw_usb_off(void);

// ---- private
#include "chip/stm32f1/reg/usb.h"

enum { USB_ENDPOINTS = 3, USB_EVENTS = USB_CTR | USB_RESET | USB_SUSP | USB_WKUP };

// The interrupt's rare part: a reset, a suspended bus or its return.
void hw_usb_event(uint32_t events);

#define USB_MEMORY(address) (USB_PMA + (address) / 2)
#define USB_TABLE           ((usb_buffers_t *)USB_PMA) // BTABLE is 0
#define USB_ADDRESS_TX(n)   (64 + 64 * (n))
#define USB_ADDRESS_RX(n)   (192 + 64 * (n)) // of a buffer

#endif
