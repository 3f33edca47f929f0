// SPDX-License-Identifier: MIT
// chip/stm32f1/usb_fsdev.c -- usb/usb_ctrl.h for the STM32's full-speed device (RM0008 chapter 23).
//
// Packet memory: the table of buffers, a buffer each to send from, but for endpoint 2, which never sends, and five to
// receive into: one for endpoint 0, four in turn for endpoint 1. Double buffers (23.4.3) would save nothing: the
// flow of output is limited by the host, that of input by the program.
#include "chip/stm32f1/usb_fsdev.h"

#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/usb.h"
#include "usb/usb_ctrl.h"

#define MEMORY(address) (USB_PMA + (address) / 2)
#define CTR_BOTH        (USB_EPR_CTR_RX | USB_EPR_CTR_TX)

// ---- endpoints ---------------------------------------------------------------------------------
// On the control endpoint a packet that came meanwhile, a SETUP, has ended the transfer that this is for: an
// answer made ready then would be taken for the answer to that SETUP. So it stays NAK.
void usb_ctrl_set(unsigned address, unsigned state) {
    unsigned number = address & 15, shift = address & USB_IN ? 0 : 8;
    volatile uint32_t *epr = &USB->EPR[number];
    uint32_t change = (state & USB_EP_DATA0 ? USB_EPR_STAT_TX | USB_EPR_DTOG_TX : USB_EPR_STAT_TX)
                      << shift;
    uint32_t now;
    do {
        now = *epr;
        if (number == 0 && now & USB_EPR_CTR_RX) {
            state = USB_EP_NAK;
        }
        uint32_t wanted = (state & 3) << USB_EPR_STAT_TX_POS << shift;
        *epr = (now & USB_EPR_PLAIN) | CTR_BOTH | ((now ^ wanted) & change);
    } while (number == 0 && (*epr ^ now) & USB_EPR_CTR_RX);
}

enum usb_ep_state usb_ctrl_get(unsigned address) {
    uint32_t epr = USB->EPR[address & 15] >> (address & USB_IN ? 0 : 8);
    return epr & USB_EPR_CTR_TX ? USB_EP_READY
                                : (enum usb_ep_state)(epr >> USB_EPR_STAT_TX_POS & 3);
}

void usb_ctrl_send(unsigned number, const void *data, unsigned len) {
    const uint8_t *from = data;
    volatile uint32_t *to = MEMORY(USB_ADDRESS_TX(number));
    for (unsigned i = 0; i < len; i += 2) {
        *to++ = from[i] | (uint32_t)from[i + 1] << 8;
    }
    USB_TABLE[number].COUNT_TX = len;
    usb_ctrl_set(USB_IN | number, USB_EP_READY);
}

unsigned usb_ctrl_received(unsigned number) {
    return USB_TABLE[number].COUNT_RX & USB_COUNT_RX_MASK;
}

uint8_t usb_ctrl_peek(unsigned buffer, unsigned at) {
    return (uint8_t)(MEMORY(USB_ADDRESS_RX(buffer))[at / 2] >> 8 * (at & 1));
}

void usb_ctrl_buffer(unsigned buffer) {
    USB_TABLE[1].ADDR_RX = USB_ADDRESS_RX(buffer);
}

void usb_ctrl_set_address(unsigned address) {
    USB->DADDR = USB_DADDR_EF | address;
}

const volatile uint8_t *usb_ctrl_serial(void) {
    return hw_power_unique_id();
}

// ---- the interrupt -----------------------------------------------------------------------------
static void reset(void) {
    static const uint16_t type[USB_ENDPOINTS] = {USB_EPR_CONTROL, USB_EPR_BULK, USB_EPR_INTERRUPT};
    for (unsigned n = 0; n < USB_ENDPOINTS; n++) {
        // A bus reset clears all of it but CTR_*; this does, too.
        USB->EPR[n] = (USB->EPR[n] & USB_EPR_TOGGLE) | type[n] | n;
    }
    usb_ctrl_set(0, USB_EP_NAK);
    usb_ctrl_set(USB_IN, USB_EP_NAK);
    usb_ctrl_set_address(0);
    USB->CNTR = USB_EVENTS; // FSUSP too ends with a reset
    usb_dev_reset();
}

// The SETUP packet is read before CTR_RX is cleared: until then no other can take its place. It ends the
// transfer before it, so what was sent for that no longer matters.
static void transferred(unsigned number) {
    uint32_t epr = USB->EPR[number];
    usb_setup_t setup;
    volatile uint32_t *packet = MEMORY(USB_ADDRESS_RX(0));
    setup.request = (uint16_t)packet[0];
    setup.value = (uint16_t)packet[1];
    setup.index = (uint16_t)packet[2];
    setup.length = (uint16_t)packet[3];
    USB->EPR[number] = (epr & USB_EPR_PLAIN) | (~epr & CTR_BOTH);
    if (number) {
        if (epr & USB_EPR_CTR_TX) {
            usb_cdc_sent();
        }
        if (epr & USB_EPR_CTR_RX) {
            usb_cdc_received();
        }
    } else if ((epr & USB_EPR_CTR_RX) && (epr & USB_EPR_SETUP)) {
        usb_dev_setup(&setup);
    } else {
        if (epr & USB_EPR_CTR_TX) {
            usb_dev_sent();
        }
        if (epr & USB_EPR_CTR_RX) {
            usb_dev_received();
        }
    }
}

// Packets first: they came before a reset that is also waiting.
void USB_LP_CAN_RX0_IRQHandler(void) {
    uint32_t events;
    while ((events = USB->ISTR) & USB_CTR) {
        transferred(events & USB_ISTR_EP_ID);
    }
    USB->ISTR = ~events & 0xFFFF; // a flag is cleared by writing 0, and left alone by 1
    if (events & USB_RESET) {
        reset();
    }
    if (events & USB_SUSP) {
        USB->CNTR = USB_EVENTS | USB_CNTR_FSUSP; // else it would be reported over and over
        usb_cdc_suspended(true);
    }
    if (events & USB_WKUP) {
        USB->CNTR = USB_EVENTS;
        usb_cdc_suspended(false);
    }
    usb_cdc_service();
}

void usb_ctrl_wake(void) {
    uint32_t mask = irq_save();
    USB_LP_CAN_RX0_IRQHandler();
    irq_restore(mask);
}
